package dev.synctrace.parsers.error;

import java.util.OptionalInt;

/** An error code, whatever its spelling. */
public sealed interface ErrorCode {
  /** A code that is a 32-bit number: an HRESULT, NTSTATUS, or a Win32 number as an HRESULT. */
  record Numeric(int value) implements ErrorCode {
    @Override
    public String text() {
      return ErrorCodeText.hex(value);
    }
  }

  /** A code that is a word, such as {@code AADSTS50076} or {@code HTTP 403}. */
  record Named(String name) implements ErrorCode {
    @Override
    public String text() {
      return name;
    }
  }

  /** The one form in data, such as {@code 0x80004005} or {@code AADSTS50076}. */
  String text();

  /** The code that a text spells. */
  static ErrorCode of(String written) {
    OptionalInt number = ErrorCodeText.number(written);
    return number.isPresent()
        ? new Numeric(number.getAsInt())
        : new Named(ErrorCodeText.canonical(written));
  }
}
