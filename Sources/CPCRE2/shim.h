#ifndef REDACT_CPCRE2_SHIM_H
#define REDACT_CPCRE2_SHIM_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

// PCRE2 names its functions by macros that paste the code unit width; Swift does not import such macros.
#endif
