package dev.synctrace.parsers.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.fact.row.StatedEmptyAttributes;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteSettingsXmlTest {
  private static final String TENANT = "9e1f0c11-5a7d-4c39-8d0e-2f6a1b7c0001";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Settings><Tenant Id=\"7\" TenantID=\"" + TENANT + "\"/></Settings>",
        "<Settings><AAD><TenantId>" + TENANT + "</TenantId></AAD></Settings>",
        "<s:SiteSettings xmlns:s=\"urn:x\"><s:AADTenant>{"
            + TENANT
            + "}</s:AADTenant></s:SiteSettings>",
        "<Settings><Tenants DirectoryId='" + TENANT + "'>text</Tenants></Settings>"
      })
  void aTenantIsFoundWhereverItsIdStands(String xml) {
    Event tenant = FactFixtureBundle.read(xml).only(Kind.FACT_SITE_SETTINGS);

    assertThat(tenant.attributes().get(Attribute.TENANT_ID)).hasValue(TENANT);
  }

  @Test
  void settingsWithoutATenantSayThatThereIsNone() {
    FactFixtureBundle read =
        FactFixtureBundle.read("<Settings><TenantID/><Other>" + TENANT + "</Other></Settings>");

    assertThat(read.facts()).isEmpty();
    Event export = read.only(Kind.FACT_EXPORT);
    assertThat(export.attributes().number(Attribute.RECORD_COUNT)).hasValue(0);
    assertThat(StatedEmptyAttributes.isStated(export.attributes(), Attribute.TENANT_ID)).isTrue();
    assertThat(export.message()).endsWith("; tenants=none");
  }

  @Test
  void anExternalEntityIsNotRead() {
    FactFixtureBundle read =
        FactFixtureBundle.read(
            "<?xml version=\"1.0\"?><!DOCTYPE Settings [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<Settings><Name>&x;</Name><TenantID>"
                + TENANT
                + "</TenantID></Settings>");

    assertThat(read.events()).noneMatch(event -> event.message().contains("root:"));
    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith("line 1: a document type or entity, which is not followed");
    assertThat(read.only(Kind.FACT_SITE_SETTINGS).attributes().get(Attribute.TENANT_ID))
        .hasValue(TENANT);
  }

  @Test
  void entitiesThatMultiplyAreNotExpanded() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE Settings [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY a").append(i).append(" \"");
      laughs.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }
    FactFixtureBundle read =
        FactFixtureBundle.read(laughs + "]><Settings><Name>&a29;</Name></Settings>");

    assertThat(read.events()).allMatch(event -> event.message().length() < 1_000);
    assertThat(read.problems()).isNotEmpty();
  }

  @Test
  void xmlThatEndsInTheMiddleKeepsWhatStandsBefore() {
    FactFixtureBundle read =
        FactFixtureBundle.read("<Settings>\n<T TenantID=\"" + TENANT + "\"/>\n<T TenantID=\"9e1f");

    assertThat(read.facts()).hasSize(1);
    assertThat(read.problems())
        .singleElement()
        .asString()
        .contains(
            "the XML is damaged or truncated here; the preceding elements are kept. Export again");
    assertThat(read.only(Kind.FACT_EXPORT).attributes().get(Attribute.COMPLETE)).hasValue("false");
  }

  @Test
  void elementsWithoutEndAreRefused() {
    FactFixtureBundle read = FactFixtureBundle.read("<Settings>" + "<a>".repeat(100_000));

    assertThat(read.problems()).hasSize(1);
  }

  @Test
  void aLongTextIsReadButNotKept() {
    FactFixtureBundle read =
        FactFixtureBundle.read(
            "<Settings><T TenantID=\""
                + TENANT
                + "\"><Blob>"
                + "x".repeat(2_000_000)
                + "</Blob></T></Settings>");

    assertThat(read.only(Kind.FACT_SITE_SETTINGS).message().length()).isLessThan(5_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html></html>",
        "<![LOG[Settings]LOG]!>",
        "<",
        "<>",
        "<!-- only -->",
        "<Report/>"
      })
  void otherXmlIsLeftToOthers(String text) {
    assertThat(FactFixtureBundle.isFact(text)).isFalse();
  }
}
