#pragma once

#include "http/api.h"

#include <QJsonObject>

namespace letschat::server {

/// The OpenAPI 3.1 document of what is bound: every call, with every status and problem code that
/// it can be answered.
QJsonObject openApi(const Api &api);

} // namespace letschat::server
