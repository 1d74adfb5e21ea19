package dev.synctrace.parsers.error;

import java.util.Arrays;
import java.util.Optional;

/**
 * The facility of an HRESULT: bits 16 to 26, which name the product or layer. The constants are
 * those of Microsoft's document MS-ERREF, section 2.1, and those that Windows and Configuration
 * Manager use besides.
 */
enum ErrorFacility {
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
