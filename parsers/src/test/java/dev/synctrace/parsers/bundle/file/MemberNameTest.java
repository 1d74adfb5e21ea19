package dev.synctrace.parsers.bundle.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of archives and of their members. */
class MemberNameTest {
  @ParameterizedTest
  @CsvSource({
    "CLIENT-042.zip, CLIENT-042",
    "CLIENT-042.CAB, CLIENT-042",
    "CLIENT-042.7z, CLIENT-042",
    "CLIENT-042.tar, CLIENT-042",
    "CLIENT-042.tar.gz, CLIENT-042",
    "CLIENT-042.tgz, CLIENT-042",
    "CLIENT-042.tar.zst, CLIENT-042",
    "CLIENT-042.tbz2, CLIENT-042",
    "BgbServer.log.xz, BgbServer.log",
    "BgbServer.log, BgbServer.log",
    "contoso.com, contoso.com",
    ".zip, .zip"
  })
  void theEndingOfAnArchiveIsNoPartOfItsName(String name, String without) {
    assertThat(MemberName.withoutArchiveEnding(name)).isEqualTo(without);
  }
}
