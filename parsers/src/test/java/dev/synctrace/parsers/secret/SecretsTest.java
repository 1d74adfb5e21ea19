package dev.synctrace.parsers.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ccmsetup.exe /regtoken:eyJ0eXAiOiJKV1QifQ.eyJzdWIiOiIxIn0.c2ln  | c2ln
          taskGuid=1, tasktype=15 and taskParam=PFNjcmlwdEhhc2ggU2NyaXB0SA== | PFNj
          (TaskType: 15 TaskParam: PFNjcmlwdEhhc2ggU2NyaXB0SGF...truncated...to 5 clients | PFNj
          POST /token client_secret=Xy8~abc.def-ghi&grant_type=client_credentials | Xy8~abc
          Authorization: Bearer abcdef0123456789 | abcdef0123456789
          Script is PFNjcmlwdEhhc2ggU2NyaXB0SGFzaA== | PFNjcmlwdE
          eyJhbGciOiJub25lIn0.e30. | hbGciOiJub25lIn0
          für Büro: pwd=Tailspin-4711 | Tailspin
          password 'Wingtip!2026' refused | Wingtip
          """)
  void aSecretIsNotShown(String line, String secret) {
    assertThat(Secrets.mask(line)).doesNotContain(secret).contains("[masked, ");
  }

  @Test
  void aCertificateIsNotShownInAnyForm() {
    String base64 = "MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJRTES";
    String hexadecimal = "3082037730820" + "25FA0030201020204020000B9300D06092A86".repeat(4);
    String block = "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----";

    assertThat(Secrets.mask("Certificate <" + base64 + "> sent"))
        .isEqualTo("Certificate <[masked, 68 characters]> sent");
    assertThat(Secrets.mask("value=" + hexadecimal + ";"))
        .startsWith("value=[masked, ")
        .endsWith(";");
    assertThat(Secrets.mask("a " + block + " b")).matches("a \\[masked CERTIFICATE, \\d+ .*\\] b");
    assertThat(Secrets.mask(block.substring(0, 60))).doesNotContain("MII");
  }

  @Test
  void aThumbprintIsNoCertificate() {
    String line = "Thumbprint 30820A6290B26254B18B8527C8518D10986D58C79 MIIS";
    assertThat(Secrets.mask(line)).isSameAs(line);
  }

  @Test
  void whatSurroundsASecretStays() {
    assertThat(Secrets.mask("pushid=1, taskParam=PFNjcmlwdEhhc2g= end"))
        .isEqualTo("pushid=1, taskParam=[masked, 16 characters] end");
  }

  @Test
  void anEmptyParameterHidesNothingOfWhatFollows() {
    String line = "Forwarded BGB remote task. TaskParam: TargetDeviceIDs: 1";
    assertThat(Secrets.mask(line)).isEqualTo(line);
  }

  @Test
  void aLineWithoutSecretsIsTheSameObject() {
    String line = "Starting to send push task (PushID: 13 TaskParam: ) to 1 clients";
    assertThat(Secrets.mask(line)).isSameAs(line);
  }
}
