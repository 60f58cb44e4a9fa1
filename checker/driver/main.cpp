// SPDX-License-Identifier: Apache-2.0
#include "checker/driver/options.h"
#include "checker/driver/output.h"
#include "checker/driver/pipeline.h"

int main(int argc, char **argv) {
  connleak::prepareStandardStreams();
  connleak::ParsedOptions parsed = connleak::parseOptions(argc, argv);
  return parsed.should_run ? connleak::runCheck(parsed.options) : parsed.exit_code;
}
