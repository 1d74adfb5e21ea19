package dev.synctrace.parsers.fact;

import dev.synctrace.parsers.export.ExportReader;
import dev.synctrace.parsers.export.ExportTimes;
import dev.synctrace.parsers.fact.row.FactBuilder;
import dev.synctrace.parsers.fact.row.FactEventWriter;
import dev.synctrace.parsers.fact.row.FactExportGuide;
import dev.synctrace.parsers.fact.row.FactValue;
import dev.synctrace.parsers.fact.row.ListTally;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.source.EventSink;
import dev.synctrace.parsers.source.FilePrefix;
import dev.synctrace.parsers.source.ReadOutcome;
import dev.synctrace.parsers.source.SourceFormat;
import dev.synctrace.parsers.source.SourceFormat.SourceInput;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Output of {@code dsregcmd /status}, one event for each. Reference framing.md section 8. What is
 * in a file around it (a prompt, a heading) belongs to the output below it.
 */
public final class DsregcmdFormat implements SourceFormat {
  private static final Pattern TELLING =
      Pattern.compile(
          "(?m)(?:^|\\s)(AzureAdJoined|EnterpriseJoined|DomainJoined|WorkplaceJoined|AzureAdPrt"
              + "|DeviceAuthStatus|NgcSet|WamDefaultSet)\\s*:\\s");
  private static final Pattern FIRST =
      Pattern.compile("(?:^|\\s)AzureAdJoined\\s*:|^\\s*\\|\\s*Device State\\s*\\|");

  @Override
  public boolean recognises(FilePrefix prefix) {
    String text = prefix.text();
    if (text.contains("<![LOG[") || text.contains("$$<")) {
      return false;
    }
    return TELLING.matcher(text).results().map(found -> found.group(1)).distinct().limit(2).count()
        == 2;
  }

  @Override
  public ReadOutcome read(SourceInput source, EventSink sink) throws IOException {
    FactEventWriter reading = new FactEventWriter(source, sink);
    DsregcmdParser output = new DsregcmdParser(1);
    long line = 0;
    ListTally tally = new ListTally();
    try {
      for (String written = reading.text().line(); written != null; ) {
        line++;
        if (output.isFull() || (FIRST.matcher(written).find() && output.endsBefore(written))) {
          output.pass(reading, tally, line - 1);
          output = new DsregcmdParser(line);
        }
        output.take(written);
        written = reading.text().line();
      }
    } catch (ExportReader.RecordTooLongException e) {
      reading
          .problems()
          .at(
              line + 1,
              "endless",
              "a line of more than 16 million characters; the rest of the file is not read",
              FactExportGuide.advice(Kind.FACT_DSREGCMD));
    }
    output.pass(reading, tally, Math.max(1, line));
    if (!reading.problems().isEmpty()) {
      tally.lacks("the output could not be read completely");
    }
    reading.export(Kind.FACT_DSREGCMD, DsregcmdParser.LOG, reading::row, "", tally, 1);
    return reading.outcome();
  }

  /** One output of {@code dsregcmd /status} while its lines come in. */
  private static final class DsregcmdParser {
    static final String LOG = "dsregcmd";

    private static final int MOST_KEYS = 500;

    /** Attribute of each deciding key; the value of its first occurrence counts. */
    private static final Map<String, Attribute> DECIDING = new LinkedHashMap<>();

    static {
      DECIDING.put("AzureAdJoined", Attribute.AZURE_AD_JOINED);
      DECIDING.put("EnterpriseJoined", Attribute.ENTERPRISE_JOINED);
      DECIDING.put("DomainJoined", Attribute.DOMAIN_JOINED);
      DECIDING.put("WorkplaceJoined", Attribute.WORKPLACE_JOINED);
      DECIDING.put("Device Name", Attribute.HOST_NAME);
      DECIDING.put("DeviceId", Attribute.DEVICE_ID);
      DECIDING.put("Thumbprint", Attribute.THUMBPRINT);
      DECIDING.put("DeviceAuthStatus", Attribute.DEVICE_AUTH_STATUS);
      DECIDING.put("TenantId", Attribute.TENANT_ID);
      DECIDING.put("TenantName", Attribute.NAME);
      DECIDING.put("AzureAdPrt", Attribute.AZURE_AD_PRT);
      DECIDING.put("Client ErrorCode", Attribute.ERROR_CODE);
    }

    /** Several keys that may be on one line, in copies whose line ends were lost. */
    private static final Pattern KNOWN_KEY =
        Pattern.compile(
            "(?<![\\w-])(AzureAdJoined|EnterpriseJoined|DomainJoined|DomainName|Device Name|DeviceId"
                + "|Thumbprint|DeviceCertificateValidity|KeyContainerId|KeyProvider|TpmProtected"
                + "|DeviceAuthStatus|TenantName|TenantId|Idp|AuthCodeUrl|AccessTokenUrl|MdmUrl"
                + "|NgcSet|NgcKeyId|CanReset|WorkplaceJoined|WamDefaultSet|WamDefaultAuthority"
                + "|WamDefaultId|WamDefaultGUID|AzureAdPrtUpdateTime|AzureAdPrtExpiryTime"
                + "|AzureAdPrtAuthority|AzureAdPrt|EnterprisePrtAuthority|EnterprisePrt)\\s*:(?=\\s|$)");

    /** No heading and no prompt is longer, and looking for one takes the square of the length. */
    private static final int LONGEST_HEADING = 1_000;

    private static final Pattern PROMPT = Pattern.compile("(?i)[^:|]*:?[^:|]*>\\s*dsregcmd.*");
    private static final Pattern HEADING = Pattern.compile("\\s*\\|\\s*(.*?)\\s*\\|\\s*");

    private final long line;
    private final Map<String, String> values = new LinkedHashMap<>();
    private String lastKey = "";
    private boolean headed;

    /**
     * @param line first line of this output, from 1
     */
    DsregcmdParser(long line) {
      this.line = line;
    }

    boolean isFull() {
      return values.size() >= MOST_KEYS;
    }

    /** Whether a line that begins an output begins another than this one. */
    boolean endsBefore(String written) {
      return heading(written).isPresent() ? headed : values.containsKey("AzureAdJoined");
    }

    void take(String written) {
      Optional<String> heading = heading(written);
      if (heading.isPresent()) {
        headed = headed || heading.get().equals("Device State");
        lastKey = "";
        return;
      }
      boolean frame = written.isBlank() || written.stripLeading().startsWith("+--");
      if (frame || isPrompt(written)) {
        lastKey = "";
        return;
      }
      Matcher known = KNOWN_KEY.matcher(written);
      int keys = 0;
      while (known.find()) {
        keys++;
      }
      if (keys > 1) {
        takeJoined(written);
      } else {
        takeOne(written);
      }
    }

    private static Optional<String> heading(String written) {
      Matcher heading = HEADING.matcher(written);
      return written.length() <= LONGEST_HEADING && heading.matches()
          ? Optional.of(heading.group(1))
          : Optional.empty();
    }

    private static boolean isPrompt(String written) {
      return written.length() <= LONGEST_HEADING && PROMPT.matcher(written).matches();
    }

    /** A section whose line ends were lost: a value ends where the next known key starts. */
    private void takeJoined(String written) {
      Matcher known = KNOWN_KEY.matcher(written);
      String key = "";
      int from = 0;
      while (known.find()) {
        if (!key.isEmpty()) {
          put(key, written.substring(from, known.start()));
        }
        key = known.group(1);
        from = known.end();
      }
      put(key, written.substring(from));
    }

    /** Values hold colons: the first {@code " : "} divides, else the first colon. */
    private void takeOne(String written) {
      int colon = written.indexOf(" : ");
      int plain = written.indexOf(':');
      int at = colon >= 0 && (plain < 0 || colon < plain) ? colon + 1 : plain;
      if (at < 0) {
        continueValue(written);
        return;
      }
      put(written.substring(0, at).strip(), written.substring(at + 1));
    }

    private void continueValue(String written) {
      if (!lastKey.isEmpty()) {
        values.computeIfPresent(lastKey, (key, value) -> (value + " " + written.strip()).strip());
      }
    }

    private void put(String key, String value) {
      String clean = value.strip();
      if (clean.startsWith(":")) {
        clean = clean.substring(1).strip();
      }
      lastKey = values.containsKey(key) ? "" : key;
      values.putIfAbsent(key, clean);
    }

    /** Passes the output on, and counts it. */
    void pass(FactEventWriter reading, ListTally tally, long endLine) throws IOException {
      if (values.keySet().stream().noneMatch(key -> KNOWN_KEY.matcher(key + ": ").find())) {
        reading.damaged(String.join(" ", values.keySet()), line, Math.max(line, endLine));
        return;
      }
      FactBuilder row = reading.row().at(time());
      DECIDING.forEach((key, attribute) -> {
        String value = values.get(key);
        if (value == null) {
          return;
        }
        if (FactValue.isNone(value)) {
          row.addEmpty(attribute);
        } else {
          row.put(
              attribute,
              attribute == Attribute.HOST_NAME ? shortName(value) : FactValue.flag(value));
        }
        row.say(key, value, true);
      });
      row.put(Attribute.JOIN_TYPE, joinType());
      row.put(Attribute.DETAIL, detail());
      if (!values.containsKey("AzureAdJoined")) {
        reading
            .problems()
            .at(
                line,
                "no join state",
                "AzureAdJoined is missing",
                FactExportGuide.advice(Kind.FACT_DSREGCMD));
      }
      tally.add(Kind.FACT_DSREGCMD, row);
      reading.fact(Kind.FACT_DSREGCMD, LOG, row, line, Math.max(line, endLine));
    }

    /**
     * Devices of a domain report their full name; the site and the directory know the short one.
     */
    private static String shortName(String name) {
      int dot = name.indexOf('.');
      return dot > 0 ? name.substring(0, dot) : name;
    }

    private @Nullable Instant time() {
      String client = values.get("Client Time");
      return client == null ? null : ExportTimes.instant(client).orElse(null);
    }

    /** The documented table of joins; empty where a state is missing or an error's text. */
    private @Nullable String joinType() {
      String entra = values.getOrDefault("AzureAdJoined", "");
      String domain = values.getOrDefault("DomainJoined", "");
      boolean knowsEntra = entra.equalsIgnoreCase("YES") || entra.equalsIgnoreCase("NO");
      boolean knowsDomain = domain.equalsIgnoreCase("YES") || domain.equalsIgnoreCase("NO");
      if (!knowsEntra || !knowsDomain) {
        return null;
      }
      if (entra.equalsIgnoreCase("YES")) {
        return domain.equalsIgnoreCase("YES") ? "hybrid" : "entra";
      }
      if (isYes("EnterpriseJoined")) {
        return "onpremises";
      }
      if (domain.equalsIgnoreCase("YES")) {
        return "domain";
      }
      return isYes("WorkplaceJoined") ? "registered" : "none";
    }

    private boolean isYes(String key) {
      return values.getOrDefault(key, "").equalsIgnoreCase("YES");
    }

    private String detail() {
      StringBuilder detail = new StringBuilder();
      values.forEach((key, value) -> {
        detail.append(detail.isEmpty() ? "" : "; ").append(key).append('=').append(value);
      });
      return detail.toString();
    }
  }
}
