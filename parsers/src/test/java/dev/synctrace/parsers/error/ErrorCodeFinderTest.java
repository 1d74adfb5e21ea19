package dev.synctrace.parsers.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes in lines of logs, and numbers there that are none. */
class ErrorCodeFinderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Failed to get certificate. Error: 0x80004005 | 0x80004005",
        "Unknown error (Error: D0090016; Source: Windows) | 0xd0090016",
        "HRESULT=800703f0 (..\\Token.cpp,531) | 0x800703f0",
        "GET_TOKEN_FROM_STS_ERROR FFFFFFFF80004003 | 0x80004003",
        "Enrollment failed with 2149056554 | 0x8018002a",
        "hr=-2147012889, retry | 0x80072ee7",
        "token failed: -895352820 | 0xcaa2000c",
        "ERROR_WINHTTP (error code 12029) | 0x80072efd",
        "Failed in WinHttpSendRequest API, ErrorCode = 0x2ee7 | 0x80072ee7",
        "ERROR: URL=http://MP01, Port=80, Options=224, Code=12029, Text=X | 0x80072efd",
        "RPC call failed with error 1722. | 0x800706ba",
        "AADSTS50076: Due to a configuration change | AADSTS50076",
        "MISE12034: validation failed | MISE12034",
        "[0x8009030c] | 0x8009030c"
      })
  void aLineNamesACode(String line, String value) {
    assertThat(ErrorCodeFinder.find(line))
        .extracting(found -> found.code().text())
        .containsExactly(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "device 80004005-1111-2222-3333-c44455556666",
        "device {C0090016-D009-4016-8000-800040058007}",
        "thumbprint 80004005AABBCCDDEEFF00112233445566778899",
        "thread=8000 (0x1F40)",
        "2026-10-14 13:48:09.800 +000",
        "Read 80412345 bytes",
        "processed 12029 records, 12007 left",
        "PushID: 2147483647 TaskID: 80041001x",
        "offset 1.80004005 and 80004005.5",
        "MP01-80004005.contoso.com",
        "/files/80070005/a.log",
        "\\\\MP01\\80070005\\a",
        "4294967296 bytes and 2147483648 bytes, -2147483648",
        "-1234567890",
        "exit code 1603, Code=1060, code 120",
        "the error 404 times, error 5 of 9",
        "0x00000000 0x1F40 0x7fffffff",
        "AADSTS XAADSTS50076 AADSTS50076x",
        "deadbeef defaced cafebabe decade00 c0a80101",
        "1728913689 seconds since 1970"
      })
  void aNumberThatIsNoCode(String line) {
    assertThat(ErrorCodeFinder.find(line)).isEmpty();
  }

  @Test
  void placesAreThoseOfTheText() {
    String line = "a 0x80004005, then AADSTS65001";

    assertThat(ErrorCodeFinder.find(line))
        .allSatisfy(found ->
            assertThat(line.substring(found.start(), found.end())).isEqualTo(found.written()))
        .extracting(ErrorCodeFinder.Found::written)
        .containsExactly("0x80004005", "AADSTS65001");
  }

  @Test
  void aNoteSaysWhatTheCodeMeans() {
    assertThat(ErrorCodeAnnotations.of("Failed (Error: D0090016) twice: 0xd0090016, 0x80041099"))
        .containsExactly(
            "0xd0090016 = NTE_BAD_KEYSET: key set does not exist: device or client key cannot be"
                + " opened");
    assertThat(ErrorCodeAnnotations.of("401 CMGService_Invalid_Token"))
        .isEqualTo(List.of("CMGService_Invalid_Token = CMG service did not accept the token"));
    assertThat(ErrorCodeAnnotations.of("hr=-2147467259, FFFFFFFF80004003, error 12029"))
        .satisfiesExactly(
            note -> assertThat(note).startsWith("-2147467259 = 0x80004005 = E_FAIL: "),
            note -> assertThat(note).startsWith("0x80004003 = E_POINTER: "),
            note -> assertThat(note).startsWith("12029 = 0x80072efd = CANNOT_CONNECT (12029): "));
    assertThat(ErrorCodeAnnotations.of("nothing here")).isEmpty();
  }
}
