#include "http/exchange.h"

#include <utility>

namespace letschat::server {

Exchange::Exchange(std::shared_ptr<Lifeline> lifeline)
    : lifeline_(std::move(lifeline))
{}

Exchange::~Exchange()
{
    if (lifeline_)
        answer(Problem{});
}

void Exchange::answer(Response response)
{
    const auto lifeline = std::exchange(lifeline_, nullptr);
    Q_ASSERT(lifeline);
    if (lifeline->answerer)
        lifeline->answerer->answer(std::move(response));
}

std::shared_ptr<const std::atomic<bool>> Exchange::gone() const
{
    return {lifeline_, &lifeline_->gone};
}

} // namespace letschat::server
