#include "app/commands.h"

int main(int argc, char **argv)
{
    return letschat::server::runCommand(argc, argv);
}
