package dev.synctrace.parsers.error;

import dev.synctrace.parsers.error.DecodedError.Part;
import dev.synctrace.parsers.error.ErrorTable.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says what an error code means: from its row in the table, or by rule from the number inside it. A
 * code of the token broker or of the HTTP facility, for instance, contains a number of WinHTTP or
 * an HTTP status.
 */
public final class ErrorDecoder {
  private static final Pattern HTTP =
      Pattern.compile("(?:HTTP(?: status)?[ :=]*)?([1-5]\\d\\d)", Pattern.CASE_INSENSITIVE);
  private static final List<String> NUMBERED_WORDS = List.of("STATMSG ", "SQL ", "IIS ");

  private static final int WIN32 = 0x8007_0000;
  private static final int SECURITY = 0x8009_0000;
  private static final int NT_BIT = 0x1000_0000;
  private static final int LOW = 0xffff;
  private static final int FACILITY = 0x7ff;
  private static final int FIRST_WINHTTP = 12_000;
  private static final int LAST_WINHTTP = 12_287;
  private static final int FIRST_STATUS = 100;
  private static final int LAST_STATUS = 599;

  private final ErrorTable table;

  private ErrorDecoder(ErrorTable table) {
    this.table = table;
  }

  /** Decodes by the product's table. */
  public static ErrorDecoder builtIn() {
    return new ErrorDecoder(ErrorTable.builtIn());
  }

  /**
   * Decodes a code in any spelling. A small number can belong to several families: the most likely
   * one is the answer, and the others are in {@link DecodedError#others()}.
   */
  public DecodedError decode(String written) {
    String text = written.strip();
    List<DecodedError> candidates = new ArrayList<>();
    httpStatus(text).ifPresent(candidates::add);
    OptionalLong decimal = ErrorCodeText.decimal(text);
    if (decimal.isPresent() || candidates.isEmpty()) {
      candidates.add(decode(ErrorCode.of(text)));
    }
    if (decimal.isPresent()) {
      for (String word : NUMBERED_WORDS) {
        table.row(word + text).map(row -> decoded(row, List.of())).ifPresent(candidates::add);
      }
    }
    List<DecodedError> known = candidates.stream().filter(DecodedError::known).toList();
    DecodedError best = known.isEmpty() ? candidates.getFirst() : known.getFirst();
    DecodedError hinted = decimal.isPresent() ? withEntraHint(best, text) : best;
    return known.size() < 2 ? hinted : hinted.withOthers(known.subList(1, known.size()));
  }

  /** Decodes a code. */
  public DecodedError decode(ErrorCode code) {
    return switch (code) {
      case ErrorCode.Numeric(int value) -> numeric(value);
      case ErrorCode.Named(String name) -> named(name);
    };
  }

  private DecodedError withEntraHint(DecodedError best, String text) {
    Optional<Row> entra = best.known() ? Optional.empty() : table.row("AADSTS" + text);
    return entra
        .map(row ->
            best.withPart(
                new Part("Microsoft Entra", "written " + row.code() + " it is " + row.meaning())))
        .orElse(best);
  }

  private Optional<DecodedError> httpStatus(String text) {
    Matcher matcher = HTTP.matcher(text);
    return matcher.matches()
        ? Optional.of(http(Integer.parseInt(matcher.group(1))))
        : Optional.empty();
  }

  /** A status from Graph's list, else from the HTTP facility, else from the site's check. */
  private DecodedError http(int status) {
    String name = "HTTP " + status;
    Optional<Row> row =
        table
            .row(name)
            .or(() -> table.row(ErrorCodeText.hex(0x8019_0000 | status)))
            .or(() -> table.row("SCP-check " + status));
    return new DecodedError(
        name,
        ErrorFamily.HTTP,
        row.isPresent() ? name : null,
        row.map(Row::meaning).orElse(null),
        row.map(Row::action).orElse(null),
        row.map(Row::source).orElse(null),
        List.of(new Part("HTTP status", Integer.toString(status))),
        List.of());
  }

  private DecodedError named(String name) {
    return table
        .row(name)
        .map(row -> decoded(row, List.of()))
        .orElseGet(() ->
            new DecodedError(
                name,
                name.toUpperCase(Locale.ROOT).startsWith("AADSTS") ? ErrorFamily.AADSTS : null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of()));
  }

  private static DecodedError decoded(Row row, List<Part> parts) {
    return new DecodedError(
        row.code(),
        row.family(),
        row.name(),
        row.meaning(),
        row.action(),
        row.source(),
        parts,
        List.of());
  }

  private DecodedError numeric(int value) {
    String hex = ErrorCodeText.hex(value);
    Optional<DecodedError> inner = inner(value);
    List<Part> parts = parts(value, inner.orElse(null));
    Optional<Row> row = table.row(hex);
    if (row.isPresent()) {
      return decoded(row.get(), parts);
    }
    ErrorFamily family = family(value);
    return inner
        .filter(DecodedError::known)
        .map(found ->
            new DecodedError(
                hex,
                value >>> 16 == 0xd009 || family == null ? found.family() : family,
                found.name(),
                found.meaning(),
                found.action(),
                found.source(),
                parts,
                List.of()))
        .orElseGet(() -> new DecodedError(hex, family, null, null, null, null, parts, List.of()));
  }

  /** The code that is inside another one, by the rule for its high half. */
  private Optional<DecodedError> inner(int value) {
    int high = value >>> 16;
    int low = value & LOW;
    return switch (high) {
      case 0 -> low == 0 ? Optional.empty() : rowOf(WIN32 | low);
      case 0xcaa8 -> isWinHttp(low) ? rowOf(WIN32 | low) : Optional.empty();
      case 0xcaa3 -> isStatus(low) ? Optional.of(http(low)) : Optional.empty();
      case 0x8019 ->
          isStatus(low)
              ? Optional.of(http(low))
              : isWinHttp(low) ? rowOf(WIN32 | low) : Optional.empty();
      case 0xc009, 0xd009 -> rowOf(SECURITY | low);
      default -> high >>> 8 == 0xd0 ? rowOf(value & ~NT_BIT) : Optional.empty();
    };
  }

  private Optional<DecodedError> rowOf(int value) {
    String hex = ErrorCodeText.hex(value);
    return Optional.of(
        table
            .row(hex)
            .map(row -> decoded(row, List.of()))
            .orElseGet(() ->
                new DecodedError(
                    hex, family(value), null, null, null, null, List.of(), List.of())));
  }

  private static @Nullable ErrorFamily family(int value) {
    int high = value >>> 16;
    if (high == 0x8007 && isWinHttp(value & LOW)) {
      return ErrorFamily.WINHTTP;
    }
    if (high == 0 && value != 0) {
      return ErrorFamily.WIN32;
    }
    if (high >>> 4 == 0xcaa) {
      return ErrorFamily.WAM;
    }
    if (high >>> 8 == 0xc0 || high >>> 8 == 0xd0) {
      return ErrorFamily.NTSTATUS;
    }
    if (high == 0x8019) {
      return isWinHttp(value & LOW)
          ? ErrorFamily.WINHTTP
          : isStatus(value & LOW) ? ErrorFamily.HTTP : ErrorFamily.MENROLL;
    }
    return value >= 0
        ? null
        : ErrorFacility.of(high & FACILITY).map(ErrorFacility::family).orElse(ErrorFamily.HRESULT);
  }

  private static List<Part> parts(int value, @Nullable DecodedError inner) {
    List<Part> parts = new ArrayList<>();
    int high = value >>> 16;
    int low = value & LOW;
    if (high != 0) {
      parts.add(new Part("severity", value < 0 ? "failure" : "success, or not an HRESULT"));
      parts.add(new Part("facility", facility(high)));
    }
    parts.add(new Part("number", "%d (0x%04x)".formatted(low, low)));
    if (high == 0x8007) {
      parts.add(new Part(isWinHttp(low) ? "WinHTTP number" : "Win32 number", String.valueOf(low)));
    }
    if (inner != null) {
      parts.add(
          new Part(
              "contains", inner.known() ? inner.value() + " = " + inner.brief() : inner.value()));
    }
    parts.add(
        new Part(
            "decimal",
            value < 0 ? value + " or " + Integer.toUnsignedString(value) : String.valueOf(value)));
    return parts;
  }

  private static String facility(int high) {
    if (high >>> 4 == 0xcaa) {
      return "0x%03x (token broker)".formatted(high & 0xfff);
    }
    int number = high & FACILITY;
    boolean nt = high >>> 8 == 0xc0 || high >>> 8 == 0xd0;
    return nt
        ? number + " of NTSTATUS"
        : number + ErrorFacility.of(number).map(f -> " (" + f.label() + ")").orElse("");
  }

  private static boolean isWinHttp(int number) {
    return number >= FIRST_WINHTTP && number <= LAST_WINHTTP;
  }

  private static boolean isStatus(int number) {
    return number >= FIRST_STATUS && number <= LAST_STATUS;
  }

  /**
   * The facility of an HRESULT: bits 16 to 26, which name the product or layer. The constants are
   * those of Microsoft's document MS-ERREF, section 2.1, and those that Windows and Configuration
   * Manager use besides.
   */
  private enum ErrorFacility {
    NULL(0, "FACILITY_NULL", ErrorFamily.HRESULT),
    RPC(1, "FACILITY_RPC", ErrorFamily.HRESULT),
    DISPATCH(2, "FACILITY_DISPATCH", ErrorFamily.HRESULT),
    STORAGE(3, "FACILITY_STORAGE", ErrorFamily.HRESULT),
    ITF(4, "FACILITY_ITF, COM interfaces and WMI", ErrorFamily.HRESULT),
    WIN32(7, "FACILITY_WIN32", ErrorFamily.WIN32),
    WINDOWS(8, "FACILITY_WINDOWS", ErrorFamily.HRESULT),
    SECURITY(9, "FACILITY_SECURITY, SSPI and keys", ErrorFamily.HRESULT),
    CERT(11, "FACILITY_CERT, certificates", ErrorFamily.HRESULT),
    INTERNET(12, "FACILITY_INTERNET", ErrorFamily.HRESULT),
    SETUPAPI(15, "FACILITY_SETUPAPI", ErrorFamily.HRESULT),
    URT(19, "FACILITY_URT, .NET", ErrorFamily.HRESULT),
    ENROLLMENT(24, "MDM enrollment", ErrorFamily.MENROLL),
    HTTP(25, "FACILITY_HTTP", ErrorFamily.HTTP),
    DEVICE_REGISTRATION(28, "device registration", ErrorFamily.DSREG),
    BACKGROUNDCOPY(32, "FACILITY_BACKGROUNDCOPY, BITS", ErrorFamily.HRESULT),
    WINDOWSUPDATE(36, "FACILITY_WINDOWSUPDATE", ErrorFamily.HRESULT),
    TPM_SERVICES(40, "FACILITY_TPM_SERVICES", ErrorFamily.HRESULT),
    TPM_SOFTWARE(41, "FACILITY_TPM_SOFTWARE", ErrorFamily.HRESULT),
    CONFIGURATION_MANAGER(0x7d0, "Configuration Manager client", ErrorFamily.CONFIGURATION_MANAGER);

    private final int number;
    private final String label;
    private final ErrorFamily family;

    ErrorFacility(int number, String label, ErrorFamily family) {
      this.number = number;
      this.label = label;
      this.family = family;
    }

    static Optional<ErrorFacility> of(int number) {
      return Arrays.stream(values()).filter(facility -> facility.number == number).findFirst();
    }

    String label() {
      return label;
    }

    ErrorFamily family() {
      return family;
    }
  }
}
