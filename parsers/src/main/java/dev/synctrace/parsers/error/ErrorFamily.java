package dev.synctrace.parsers.error;

/** The product or layer that an error code comes from. */
public enum ErrorFamily {
  HRESULT("HRESULT"),
  NTSTATUS("NTSTATUS"),
  WIN32("Win32"),
  WINHTTP("WinHTTP"),
  /** The token broker of Windows (Web Account Manager); its codes begin with 0xcaa. */
  WAM("WAM/CAA"),
  /** Device registration and join. */
  DSREG("DSREG"),
  /** Enrollment in mobile device management. */
  MENROLL("MENROLL"),
  CONFIGURATION_MANAGER("Configuration Manager"),
  AADSTS("AADSTS"),
  OAUTH("OAuth"),
  GRAPH("Graph"),
  HTTP("HTTP");

  private final String label;

  ErrorFamily(String label) {
    this.label = label;
  }

  /** The name in every output. */
  public String label() {
    return label;
  }
}
