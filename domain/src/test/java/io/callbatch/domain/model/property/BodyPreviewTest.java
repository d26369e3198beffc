package io.callbatch.domain.model.property;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.callbatch.domain.testing.Draw;
import io.callbatch.domain.testing.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyPreviewTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain text | plain text",
        "<p>one</p><p>two</p> | one two",
        "one<br>two<br/>three | one two three",
        "<div id=\"a > b\"><strong>bo</strong>ld</div> | bold",
        "<ul><li>a</li><li>b</li></ul> | a b",
        "a<!-- not > this -->b | a b",
        "<script>if (a < b) alert('x')</script>after | after",
        "<STYLE>p {}</style >after | after",
        "<head><title>t</title></head><header>h</header> | h",
        "a &amp; b &lt;c&gt; &quot;d&quot; | a & b <c> \"d\"",
        "&#65;&#x42;&#X43; &eacute; &hellip; | ABC é …",
        "a&nbsp;&nbsp; b | a b",
        "&#0;&#xD800;&#x110000;&#99999999; | ����",
        "&unknown; &amp &; &#; &#x; AT&T; | &unknown; &amp &; &#; &#x; AT&T;",
        "1 < 2 and 2 > 1 | 1 < 2 and 2 > 1",
        "x <y and z | x <y and z",
        "<b>bold</b> and <i open | bold and <i open",
        "a<!-- open | a<!-- open",
        "it's <i>not</i> a quote | it's not a quote",
        "<a href='x>y'>link</a> | link",
        "<script>never ends | ''"
      })
  void tagsGoAndTextStays(String html, String text) {
    assertThat(BodyPreview.of(html)).isEqualTo(new BodyPreview(text, false));
  }

  @Test
  void whiteSpaceIsCollapsed() {
    assertThat(BodyPreview.of(" \n a\t\r\n\u2003 b \u0000 ").text()).isEqualTo("a b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "é", "📞"})
  void aThousandCharactersAreShown(String character) {
    assertThat(BodyPreview.of("<p>" + character.repeat(1_000) + "</p> \n<br>"))
        .isEqualTo(new BodyPreview(character.repeat(1_000), false));
    assertThat(BodyPreview.of(character.repeat(1_001)))
        .isEqualTo(new BodyPreview(character.repeat(1_000), true));
  }

  @Test
  void noSpaceIsLeftAtTheEndWhereTheTextIsCut() {
    assertThat(BodyPreview.of("x".repeat(999) + " y"))
        .isEqualTo(new BodyPreview("x".repeat(999), true));
  }

  @Test
  void thePageHoldsTheTextEscaped() {
    assertThat(BodyPreview.of("<p>a &amp; &lt;script></p>").page())
        .isEqualTo("<html>\n<head></head>\n<body>\na &amp; &lt;script&gt;\n</body>\n</html>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "<a",
        "<a>",
        "<a x=\"",
        "<!--",
        "<!-- -->",
        "</",
        "<script>",
        "<title>",
        "&",
        "&#",
        " "
      })
  void hostileTextTakesLinearTime(String piece) {
    String html = piece.repeat(4_000_000 / piece.length());

    assertTimeoutPreemptively(ofSeconds(10), () -> BodyPreview.of(html));
  }

  @Test
  void anyTextHasAPreviewOfLegalLength() {
    Samples.check(
        "a preview is short and has no double spaces",
        500,
        random -> {
          Draw draw = new Draw(random);
          StringBuilder html = new StringBuilder();
          for (int i = draw.below(60); i > 0; i--) {
            html.append(
                draw.oneOf(
                    draw.text(), "<", ">", "<p>", "</p>", "<!--", "-->", "&amp;", "&#", ";"));
          }
          String preview = BodyPreview.of(html.toString()).text();

          assertThat(preview.codePointCount(0, preview.length())).isLessThanOrEqualTo(1_000);
          assertThat(preview).doesNotContain("  ").isEqualTo(preview.strip());
        });
  }
}
