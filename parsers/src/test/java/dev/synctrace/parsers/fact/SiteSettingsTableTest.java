package dev.synctrace.parsers.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.fact.row.StatedEmptyAttributes;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The query of the sites exported as a table, the XML in a cell. */
class SiteSettingsTableTest {
  private static final String TENANT = "f2acfa3f-c514-4614-9408-a06271a3e47e";
  private static final String APP = "5a5dd558-9f16-4d47-8ccd-15510ad45512";
  private static final String XML =
      "<Settings>\n <Tenants>\n  <Tenant TenantID=\""
          + TENANT
          + "\" TenantName=\"Contoso\">\n"
          + "   <ServerApp ClientID=\""
          + APP
          + "\" Name=\"Server app\"/>\n"
          + "  </Tenant>\n </Tenants>\n</Settings>";

  private static String quoted(String xml) {
    return "\"" + xml.replace("\"", "\"\"") + "\"";
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void theXmlIsReadOnceAndNamesTheSite(String separator) {
    String table =
        String.join(separator, "Column1", "SiteKey", "SiteCode", "SiteName", "Settings")
            + "\n"
            + String.join(separator, quoted(XML), "1", "PS1", "Primary", quoted(XML))
            + "\n";

    FactFixtureBundle read = FactFixtureBundle.read("sql/sites.csv", table);

    Event tenant = read.only(Kind.FACT_SITE_SETTINGS);
    assertThat(tenant.attributes().get(Attribute.TENANT_ID)).hasValue(TENANT);
    assertThat(tenant.attributes().get(Attribute.SITE_CODE)).hasValue("PS1");
    assertThat(tenant.attributes().get(Attribute.SERVER_APP_ID)).hasValue(APP);
    assertThat(tenant.line()).isEqualTo(4);
    assertThat(read.only(Kind.FACT_EXPORT).attributes().get(Attribute.COMPLETE)).hasValue("true");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void copiedFromTheGridTheXmlIsOnOneLineWithoutQuotes() {
    String line = XML.replace("\n", "");
    FactFixtureBundle read =
        FactFixtureBundle.read(
            "(No column name)\tSiteCode\tReportToSite\n"
                + line
                + "\tPS1\t\n"
                + line.replace(TENANT, "db5b5fab-8f4d-4e27-ada1-494c73cf256d")
                + "\tPS2\t\n");

    assertThat(read.of(Kind.FACT_SITE_SETTINGS))
        .extracting(e -> e.attributes().get(Attribute.SITE_CODE).orElse(""))
        .containsExactly("PS1", "PS2");
  }

  @Test
  void settingsWithoutATenantSayThatNoneIsOnboarded() {
    FactFixtureBundle read =
        FactFixtureBundle.read(
            "SiteCode,ReportToSite,Settings\nPS1,,\"<Settings><Tenants/></Settings>\"\n");

    Event export = read.only(Kind.FACT_EXPORT);
    assertThat(export.attributes().number(Attribute.RECORD_COUNT)).hasValue(0);
    assertThat(StatedEmptyAttributes.isStated(export.attributes(), Attribute.TENANT_ID)).isTrue();
  }

  @Test
  void aCellThatIsCutIsAProblem() {
    FactFixtureBundle read =
        FactFixtureBundle.read(
            "SiteCode,Settings\nPS1," + quoted(XML.substring(0, XML.length() - 30)) + "\n");

    assertThat(read.of(Kind.FACT_SITE_SETTINGS)).isEmpty();
    assertThat(read.problems()).singleElement().asString().contains("truncated");
    assertThat(read.only(Kind.FACT_EXPORT).attributes().get(Attribute.COMPLETE)).hasValue("false");
  }

  @Test
  void otherTablesWithASiteCodeAreNone() {
    assertThat(FactFixtureBundle.isFact("SiteCode,Name,Comment\nPS1,A,<b>\n")).isFalse();
  }
}
