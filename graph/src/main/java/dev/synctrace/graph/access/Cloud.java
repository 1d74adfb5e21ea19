package dev.synctrace.graph.access;

import java.util.Locale;

/** The clouds that have a Microsoft Graph of their own. Reference graph.md section 4. */
public enum Cloud {
  GLOBAL("https://graph.microsoft.com", "https://login.microsoftonline.com/", true),
  USGOV("https://graph.microsoft.us", "https://login.microsoftonline.us/", true),
  USGOV_DOD("https://dod-graph.microsoft.us", "https://login.microsoftonline.us/", true),
  CHINA("https://microsoftgraph.chinacloudapi.cn", "https://login.chinacloudapi.cn/", false);

  private final String graph;
  private final String authority;
  private final boolean audits;

  Cloud(String graph, String authority, boolean audits) {
    this.graph = graph;
    this.authority = authority;
    this.audits = audits;
  }

  /** Root of the API's version this reads, such as {@code https://graph.microsoft.com/v1.0}. */
  public String root() {
    return graph + "/v1.0";
  }

  /** Where people and apps of this cloud sign in; ends with a slash. */
  public String authority() {
    return authority;
  }

  /** A permission's full name: a token is good for one cloud's Graph only. */
  public String scope(String permission) {
    return graph + "/" + permission;
  }

  /** Whether Graph gives out directory audits there at all. */
  public boolean hasAudits() {
    return audits;
  }

  /** The name on the command line, such as {@code usgov-dod}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
