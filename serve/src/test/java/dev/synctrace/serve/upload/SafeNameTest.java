package dev.synctrace.serve.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.serve.upload.PartFiles.SafeName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNameTest {
  @ParameterizedTest
  @CsvSource({
    "BgbServer.log, BgbServer.log",
    "C:\\logs\\BgbServer.log, BgbServer.log",
    "../../etc/passwd, passwd",
    "Büro 4 (2).zip, Büro 4 (2).zip",
    "a<b>:c|d?.zip, a_b__c_d_.zip",
    "CON, _CON",
    "nul.log, _nul.log",
    ".., _",
    "case.zip., case.zip_"
  })
  void keepsWhatTellsTheLogAndNothingElse(String written, String kept) {
    assertThat(SafeName.of(written)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "\\", "...", "\u0000", "\u202Egpj.exe"})
  void isNeverEmptyNorAnotherFolder(String written) {
    assertThat(SafeName.of(written)).isNotEmpty().doesNotContain("/", "\\", "\u0000", "\u202E");
    assertThat(SafeName.of(written)).isNotIn(".", "..");
  }
}
