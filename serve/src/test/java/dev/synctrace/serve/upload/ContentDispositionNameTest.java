package dev.synctrace.serve.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentDispositionNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "form-data; name=\"bundle\"; filename=\"a.log\" | a.log",
        "form-data; filename=\"Bgb Server ü.log\"; name=\"bundle\" | Bgb Server ü.log",
        "form-data; name=\"bundle\"; filename=a.log | a.log",
        "form-data; name=\"bundle\"; FileName = \"a.log\" | a.log",
        "form-data; filename=\"a.log\"; filename*=UTF-8''%E6%97%A5+%20x.log | 日+ x.log",
        "form-data; filename*=no-charset''a.log | a.log",
        "form-data; filename=\"say \\\"hi\\\".log\" | say \"hi\".log",
        "form-data; filename=\"C:\\logs\\a.log\" | C:\\logs\\a.log"
      })
  void isFoundInEveryFormInWhichClientsWriteIt(String disposition, String name) {
    assertThat(ContentDispositionName.in(disposition)).hasValue(name);
  }

  @Test
  void aFieldHasNone() {
    assertThat(ContentDispositionName.in("form-data; name=\"filename\"")).isEmpty();
  }
}
