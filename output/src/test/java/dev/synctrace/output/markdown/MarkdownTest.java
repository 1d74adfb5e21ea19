package dev.synctrace.output.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
  @Test
  void codeHoldsBackticksPipesAndLineBreaks() {
    assertThat(Markdown.code("plain")).isEqualTo("`plain`");
    assertThat(Markdown.code("a`b``c")).isEqualTo("```a`b``c```");
    assertThat(Markdown.code("`x")).isEqualTo("`` `x ``");
    assertThat(Markdown.code("a|b\r\nc\t\u0007d")).isEqualTo("`a\\|b  c ·d`");
    assertThat(Markdown.code(" ")).isEqualTo("-");
  }

  @Test
  void aVeryLongTextIsCut() {
    assertThat(Markdown.code("x".repeat(100_000))).hasSizeLessThan(400).endsWith("…`");
  }

  @Test
  void aSentenceHasNoLinkNoTagAndNoEmphasis() {
    assertThat(Markdown.sentence("see https://evil.example, www.evil.example <b>*x*</b> #12 @me"))
        .isEqualTo(
            "see https&#58;//evil.example, www&#46;evil.example \\<b\\>\\*x\\*\\</b\\> \\#12"
                + " \\@me");
  }
}
