// SPDX-License-Identifier: Apache-2.0
#pragma once
void fatal(const char *format, ...);
void warn_user(int quit, const char *text);
