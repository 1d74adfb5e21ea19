package dev.synctrace.parsers.error;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every known code in every spelling, and what can be said of the others. */
class ErrorDecoderTest {
  /** Families of the published tables, as the product names them. */
  private static final Map<String, String> FAMILIES =
      Map.ofEntries(
          entry("CCM", "Configuration Manager"),
          entry("CM-STATUS", "Configuration Manager"),
          entry("MISE", "Configuration Manager"),
          entry("CERT", "HRESULT"),
          entry("COM", "HRESULT"),
          entry("DOTNET", "HRESULT"),
          entry("NTE", "HRESULT"),
          entry("SSPI", "HRESULT"),
          entry("TPM", "HRESULT"),
          entry("WMI", "HRESULT"),
          entry("DSREG", "DSREG"),
          entry("DSREG-PHASE", "DSREG"),
          entry("GRAPH", "Graph"),
          entry("GRAPH-HTTP", "HTTP"),
          entry("HTTP-HRESULT", "HTTP"),
          entry("SCP-CHECK", "HTTP"),
          entry("HRESULT-WIN32", "Win32"),
          entry("WINSOCK", "Win32"),
          entry("MENROLL", "MENROLL"),
          entry("OAUTH", "OAuth"),
          entry("PRT-NTSTATUS", "NTSTATUS"),
          entry("WAM", "WAM/CAA"),
          entry("WINHTTP", "WinHTTP"),
          entry("WINHTTP-DEC", "WinHTTP"),
          entry("AADSTS", "AADSTS"));

  private final ErrorDecoder decoder = ErrorDecoder.builtIn();

  record Expected(String code, String family, String name) {
    static Expected of(String line) {
      String[] values = line.split("\t", -1);
      return new Expected(values[0], values[1], values[2]);
    }

    @Override
    public String toString() {
      return code;
    }
  }

  static Stream<Expected> expectedCodes() throws IOException {
    try (InputStream in = ErrorDecoderTest.class.getResourceAsStream("expected-codes.tsv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8).lines().map(Expected::of);
    }
  }

  static Stream<ErrorTable.Row> rows() {
    return ErrorTable.builtIn().rows().stream();
  }

  @ParameterizedTest
  @MethodSource("expectedCodes")
  void everyPublishedCodeHasItsNameAndFamily(Expected expected) {
    DecodedError decoded = decoder.decode(expected.code());

    assertThat(decoded.known()).isTrue();
    String name = Objects.requireNonNullElse(decoded.name(), "");
    if (expected.family().equals("WINHTTP-DEC") || expected.family().equals("WINSOCK")) {
      assertThat(name).isEqualTo(expected.name() + " (" + expected.code() + ")");
    } else if (!expected.family().equals("SCP-CHECK")) {
      assertThat(name).isEqualTo(expected.name());
    }
    if (FAMILIES.containsKey(expected.family())) {
      assertThat(Objects.requireNonNull(decoded.family()).label())
          .isEqualTo(FAMILIES.get(expected.family()));
    }
    assertThat(decoded.source())
        .matches(
            "(?s)(Microsoft documentation, |seen in |reported in |inferred from |a (public|community) ).*");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everySpellingIsTheSameCode(ErrorTable.Row row) {
    for (String spelling : spellings(row.code())) {
      DecodedError decoded = decoder.decode(spelling);
      assertThat(decoded.value()).as(spelling).isEqualTo(row.code());
      assertThat(decoded.family()).as(spelling).isEqualTo(row.family());
      assertThat(decoded.name()).as(spelling).isEqualTo(row.name());
      assertThat(decoded.meaning()).as(spelling).isEqualTo(row.meaning());
    }
  }

  private static List<String> spellings(String code) {
    List<String> all =
        new ArrayList<>(
            List.of(code, code.toUpperCase(Locale.ROOT), code.toLowerCase(Locale.ROOT)));
    if (code.startsWith("0x8") || code.startsWith("0xc") || code.startsWith("0xd")) {
      String digits = code.substring(2);
      int value = Integer.parseUnsignedInt(digits, 16);
      all.add("0X" + digits.toUpperCase(Locale.ROOT));
      all.add(digits);
      all.add(digits.toUpperCase(Locale.ROOT));
      all.add("ffffffff" + digits);
      all.add("0xFFFFFFFF" + digits.toUpperCase(Locale.ROOT));
      all.add(Integer.toString(value));
      all.add(Integer.toUnsignedString(value));
      if (value >>> 16 == 0x8007) {
        int win32 = value & 0xffff;
        if (win32 < 100 || win32 > 599) {
          all.add(Integer.toString(win32));
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    // An HTTP status or a number of WinHTTP inside another code
    "0xCAA301FF, 0xcaa301ff, WAM, HTTP 511",
    "0x801901FF, 0x801901ff, HTTP, HTTP 511",
    "0xCAA82EE5, 0xcaa82ee5, WAM, INVALID_URL (12005)",
    "0x80192EE7, 0x80192ee7, WINHTTP, NAME_NOT_RESOLVED (12007)",
    // NTSTATUS as HRESULT, and keys as NTSTATUS
    "0xD00000BE, 0xd00000be, NTSTATUS, STATUS_BAD_NETWORK_PATH",
    "0xD0090005, 0xd0090005, HRESULT, NTE_BAD_DATA",
    "0xC0090016, 0xc0090016, NTSTATUS, NTE_BAD_KEYSET",
    "0x2f78, 0x80072f78, WINHTTP, INVALID_SERVER_RESPONSE (12152)",
    // Small numbers: HTTP before Windows, Windows before SQL
    "403, HTTP 403, HTTP, HTTP 403",
    "http 403, HTTP 403, HTTP, HTTP 403",
    "407, HTTP 407, HTTP, HTTP 407",
    "511, HTTP 511, HTTP, HTTP 511",
    "5, 0x80070005, WIN32, ERROR_ACCESS_DENIED (5)",
    "1722, 0x800706ba, WIN32, RPC_S_SERVER_UNAVAILABLE (1722)",
    "10060, 0x8007274c, WIN32, WSAETIMEDOUT (10060)",
    "12007, 0x80072ee7, WINHTTP, NAME_NOT_RESOLVED (12007)",
    "8115, SQL 8115, CONFIGURATION_MANAGER, ",
    "9418, STATMSG 9418, CONFIGURATION_MANAGER, ",
    // Names alone
    "cmgservice_invalid_token, 401 CMGService_Invalid_Token, CONFIGURATION_MANAGER,"
        + " CMGService_Invalid_Token",
    "403.7, IIS 403.7, HTTP, 403.7",
    "authorization_requestdenied, Authorization_RequestDenied, GRAPH, Authorization_RequestDenied"
  })
  void theNumberInsideACodeDecides(String written, String value, ErrorFamily family, String name) {
    DecodedError decoded = decoder.decode(written);

    assertThat(decoded.known()).isTrue();
    assertThat(decoded.value()).isEqualTo(value);
    assertThat(decoded.family()).isEqualTo(family);
    assertThat(decoded.name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "0x8007FFF0, 0x8007fff0, WIN32, Win32 number, 65520",
    "0x80072FFE, 0x80072ffe, WINHTTP, WinHTTP number, 12286",
    "0xCAA30258, 0xcaa30258, WAM, facility, 0xaa3 (token broker)",
    "0x801801FF, 0x801801ff, MENROLL, facility, 24 (MDM enrollment)",
    "0x8018FFFF, 0x8018ffff, MENROLL, number, 65535 (0xffff)",
    "0x80190001, 0x80190001, MENROLL, facility, 25 (FACILITY_HTTP)",
    "0x801CFFFF, 0x801cffff, DSREG, facility, 28 (device registration)",
    "0x87D0FFFF, 0x87d0ffff, CONFIGURATION_MANAGER, facility, 2000 (Configuration Manager client)",
    "0xC0000999, 0xc0000999, NTSTATUS, facility, 0 of NTSTATUS",
    "0x8024FFFF, 0x8024ffff, HRESULT, facility, 36 (FACILITY_WINDOWSUPDATE)",
    "-2145058817, 0x8024ffff, HRESULT, decimal, -2145058817 or 2149908479",
    "50076, 0x8007c39c, WIN32, Microsoft Entra, 'written AADSTS50076 it is MFA demanded by policy,"
        + " location or per-user setting'"
  })
  void anUnknownCodeIsSplitIntoItsParts(
      String written, String value, ErrorFamily family, String part, String text) {
    DecodedError decoded = decoder.decode(written);

    assertThat(decoded.known()).isFalse();
    assertThat(decoded.name()).isNull();
    assertThat(decoded.value()).isEqualTo(value);
    assertThat(decoded.family()).isEqualTo(family);
    assertThat(decoded.parts()).contains(new DecodedError.Part(part, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "0x", "0x123456789", "99999999999", "-", "0xg"})
  void whatIsNoCodeIsUnknownAndHasNoParts(String written) {
    DecodedError decoded = decoder.decode(written);

    assertThat(decoded.known()).isFalse();
    assertThat(decoded.parts()).isEmpty();
  }

  @Test
  void anUnknownEntraCodeKeepsItsFamily() {
    assertThat(decoder.decode("aadsts999999999").value()).isEqualTo("AADSTS999999999");
    assertThat(decoder.decode("aadsts999999999").family()).isEqualTo(ErrorFamily.AADSTS);
  }
}
