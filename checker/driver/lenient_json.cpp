// SPDX-License-Identifier: Apache-2.0
#include "checker/driver/lenient_json.h"

#include "llvm/Support/ConvertUTF.h"

namespace connleak {

namespace {

constexpr unsigned kDeepest = 200;
// File names are bytes. Each that is no UTF-8 is kept as a code point of the private plane U+10FF00…U+10FFFF.
constexpr std::string_view kMarkBegin = "\xF4\x8F\xBC";   // U+10FF00 to U+10FF3F; the two bits above go into the third byte

void addMark(unsigned char byte, std::string &out) {
  out += "\xF4\x8F";
  out.push_back(static_cast<char>(static_cast<unsigned char>(kMarkBegin[2]) + (byte >> 6)));
  out.push_back(static_cast<char>(0x80 | (byte & 0x3F)));
}

// How many bytes the UTF-8 character at the beginning has; 0: it is none.
size_t characterLength(std::string_view text) {
  size_t length = llvm::getNumBytesForUTF8(static_cast<unsigned char>(text[0]));
  if (length > text.size()) return 0;
  const auto *begin = reinterpret_cast<const llvm::UTF8 *>(text.data());
  return llvm::isLegalUTF8Sequence(begin, begin + length) ? length : 0;
}

// A comma with nothing but space between it and the end of its list.
bool isLastComma(std::string_view text, size_t at) {
  size_t next = text.find_first_not_of(" \t\r\n", at + 1);
  return next != std::string_view::npos && (text[next] == ']' || text[next] == '}');
}

struct Tidied {
  std::string text;
  unsigned depth = 0;
};

// Lines stay lines, so that places in messages are the user's.
Tidied tidied(std::string_view text) {
  Tidied out;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  bool in_string = false;
  unsigned depth = 0;
  for (size_t at = 0; at < text.size();) {
    size_t length = characterLength(text.substr(at));
    if (length != 1) {
      if (length == 0) addMark(text[at], out.text);
      else out.text += text.substr(at, length);
      at += std::max<size_t>(length, 1);
      continue;
    }
    char c = text[at++];
    if (in_string && c == '\\' && at < text.size()) {
      out.text += {c, text[at++]};
      continue;
    }
    if (c == '"') in_string = !in_string;
    if (in_string && static_cast<unsigned char>(c) < 0x20 && c != '\n') {
      static const char digits[] = "0123456789abcdef";
      out.text += {'\\', 'u', '0', '0', digits[c >> 4], digits[c & 15]};
      continue;
    }
    if (!in_string && (c == '[' || c == '{')) out.depth = std::max(out.depth, ++depth);
    if (!in_string && (c == ']' || c == '}') && depth > 0) --depth;
    out.text.push_back(!in_string && c == ',' && isLastComma(text, at - 1) ? ' ' : c);
  }
  return out;
}

// LLVM words it "[3:4, byte=12]: Expected object key".
std::string withPlace(llvm::StringRef message, const std::string &file) {
  auto [place, words] = message.split("]: ");
  if (words.empty() || !place.consume_front("[")) return "'" + file + "' is not JSON";
  auto [line, column] = place.split(',').first.split(':');
  unsigned number = 1;
  column.getAsInteger(10, number);
  std::string text = words.str();
  text.front() = static_cast<char>(tolower(static_cast<unsigned char>(text.front())));
  return file + ":" + line.str() + ":" + std::to_string(std::max(number, 1u)) + ": not JSON: " + text + "; is the file complete?";
}

}  // namespace

Result<llvm::json::Value> parseLenientJson(std::string_view text, const std::string &file) {
  Tidied tidy = tidied(text);
  if (tidy.depth > kDeepest) return Error{"'" + file + "' nests too deep for a list of compile commands"};
  llvm::Expected<llvm::json::Value> value = llvm::json::parse(tidy.text);
  if (!value) return Error{withPlace(llvm::toString(value.takeError()), file)};
  return std::move(*value);
}

std::string withoutMarks(llvm::StringRef text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    llvm::StringRef rest = text.substr(at);
    unsigned char third = rest.size() >= 4 ? rest[2] : 0;
    if (rest.starts_with("\xF4\x8F") && third >= 0xBC && third <= 0xBF) {
      out.push_back(static_cast<char>((third - 0xBC) << 6 | (static_cast<unsigned char>(rest[3]) & 0x3F)));
      at += 4;
      continue;
    }
    out.push_back(text[at++]);
  }
  return out;
}

}  // namespace connleak
