/// Placeholder until the wrapper is in.
package enum PCRE2Version {}
