// SPDX-License-Identifier: Apache-2.0
// Runs a fuzz entry once on every file of the folders given: what the fuzzer found stays found without it.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv) {
  std::set<std::filesystem::path> seeds;
  for (int i = 1; i < argc; ++i)
    for (const auto &entry : std::filesystem::directory_iterator(argv[i])) seeds.insert(entry.path());
  for (const std::filesystem::path &seed : seeds) {
    std::ifstream in(seed, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    std::printf("%s\n", seed.filename().c_str());
    std::fflush(stdout);   // the last name is the one that failed
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size());
  }
  if (!seeds.empty()) return 0;
  std::fprintf(stderr, "no seeds; pass folders\n");
  return 1;
}
