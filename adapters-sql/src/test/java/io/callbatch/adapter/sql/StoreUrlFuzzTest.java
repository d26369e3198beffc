package io.callbatch.adapter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever a store URL says, it names a store or is refused in a line that shows no password. */
class StoreUrlFuzzTest {

  @FuzzTest
  void storeUrls(byte[] input) {
    String url = new String(input, StandardCharsets.UTF_8);

    Object outcome = outcome(url);

    assertThat(outcome(url)).isEqualTo(outcome);
  }

  private static Object outcome(String url) {
    try {
      StoreUrl parsed = StoreUrl.parse(url);
      if (parsed instanceof StoreUrl.Postgres postgres
          && postgres.properties().containsKey("password")) {
        String shown = postgres.shown();
        String authority = shown.substring(0, shown.indexOf('/', "postgresql://".length()));
        assertThat(authority).doesNotContain(":" + postgres.properties().get("password") + "@");
      }
      return parsed;
    } catch (StoreOpenException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception", "java.");
      return e.getMessage();
    }
  }
}
