package io.callbatch.adapter.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreUrlTest {
  @TempDir Path folder = Path.of("");

  private static StoreUrl.Postgres postgres(String url, Map<String, String> environment) {
    return (StoreUrl.Postgres) StoreUrl.parse(url, environment::get);
  }

  private static StoreUrl.Postgres postgres(String url) {
    return postgres(url, Map.of("HOME", "/nonexistent"));
  }

  @ParameterizedTest
  @CsvSource({
    "sslmode=require, sslmode, require",
    "channel_binding=require, channelBinding, require",
    "connect_timeout=7, connectTimeout, 7",
    "application_name=billing, ApplicationName, billing",
    "target_session_attrs=read-write, targetServerType, primary",
    "keepalives=0, tcpKeepAlive, false",
    "load_balance_hosts=random, loadBalanceHosts, true",
    "options=-c%20search_path%3Dcalls, options, -c search_path=calls",
    "prepareThreshold=0, prepareThreshold, 0",
    "channelBinding=require, channelBinding, require"
  })
  void optionsOfLibpqAndOfTheDriverAreUnderstood(String option, String property, String value) {
    assertThat(postgres("postgresql://u@h/db?" + option).properties())
        .containsEntry(property, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sslmod=verify-full|unknown option \"sslmod\" in the store URL; did you mean \"sslmode\"?",
        "ssl_mode=require|unknown option \"ssl_mode\" in the store URL; did you mean \"sslmode\"?",
        "foobarbaz=bar|unknown option \"foobarbaz\" in the store URL; expected one of libpq's",
        "sslmode=on|expected one of disable, allow, prefer, require, verify-ca, verify-full for"
            + " sslmode",
        "connect_timeout=abc|expected a whole number for connect_timeout in the store URL, found"
            + " \"abc\"",
        "target_session_attrs=x|expected one of any, prefer-standby, primary, read-only,"
            + " read-write, standby",
        "tcpKeepAlive=maybe|expected one of true, false for tcpKeepAlive",
        "sslmode=require&sslmode=disable|found the option sslmode twice"
      })
  void optionsThatArentUnderstoodAreRefused(String options, String message) {
    assertThatThrownBy(() -> postgres("postgresql://u@h/db?" + options))
        .isInstanceOf(StoreOpenException.class)
        .hasMessageContaining(message);
  }

  @Test
  void severalHostsAreTakenAndThePrimaryIsSought() {
    StoreUrl.Postgres url = postgres("postgresql://u@a:1,b,[::1]:5433/db");

    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://a:1,b,[::1]:5433/db");
    assertThat(url.properties()).containsEntry("targetServerType", "primary");
    assertThat(url.shown()).isEqualTo("postgresql://u@a:1,b,[::1]:5433/db");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgresql://u:p@ss@host/db|more than one @; in a user name or password write it as %40",
        "postgresql://u@host|no database; expected /NAME after the host",
        "postgresql://u@host/|no database",
        "postgresql:///db|no host; expected postgresql://user@HOST/db",
        "postgresql://u@a,,b/db|no host",
        "postgresql://u@host:99999/db|the port 99999; expected 1 to 65535",
        "postgresql://u@host:abc/db|a host that is none",
        "postgresql://u:p%ss@host/db|a wrongly percent-encoded password",
        "postgresql://u:se/cret@host/db|a host that is none"
      })
  void messagesNameTheCauseAndNeverThePassword(String url, String message) {
    assertThatThrownBy(() -> postgres(url))
        .isInstanceOf(StoreOpenException.class)
        .hasMessageContaining("found in the store URL: " + message)
        .hasMessageNotContaining("p@ss")
        .hasMessageNotContaining("p%ss")
        .hasMessageNotContaining("se/cret");
  }

  @Test
  void passwordsMayHaveEveryCharacterEncoded() {
    assertThat(postgres("postgres://a%40b:%40%3A%2F%3F%23%25+%20%26@h/d%20b").properties())
        .containsEntry("user", "a@b")
        .containsEntry("password", "@:/?#%+ &");
  }

  @Test
  void thePasswordComesFromTheUrlThenTheEnvironmentThenTheFile() throws IOException {
    Path file = folder.resolve("pass");
    Files.writeString(file, "# comment\nother:*:*:*:no\nh\\:1:*:*:*:no\nh:5432:db:u:from\\:file\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Map<String, String> both = Map.of("PGPASSWORD", "env", "PGPASSFILE", file.toString());

    assertThat(postgres("postgresql://u:url@h/db", both).properties())
        .containsEntry("password", "url");
    assertThat(postgres("postgresql://u@h/db", both).properties()).containsEntry("password", "env");
    assertThat(postgres("postgresql://u@h/db", Map.of("PGPASSFILE", file.toString())).properties())
        .containsEntry("password", "from:file");
    assertThat(postgres("postgresql://u@h/db?passfile=" + file).properties())
        .containsEntry("password", "from:file")
        .doesNotContainKey("passfile");
    assertThat(postgres("postgresql://v@h/db?passfile=" + file).properties())
        .doesNotContainKey("password");
  }

  @Test
  void aPasswordFileOfOthersIsIgnoredAndAMissingOneRefused() throws IOException {
    Path file = folder.resolve("pass");
    Files.writeString(file, "*:*:*:*:secret\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(postgres("postgresql://u@h/db?passfile=" + file).properties())
        .doesNotContainKey("password");
    assertThatThrownBy(() -> postgres("postgresql://u@h/db?passfile=" + folder.resolve("none")))
        .isInstanceOf(StoreOpenException.class)
        .hasMessageContaining("can't be read");
  }

  @Test
  void nothingShowsAPassword() {
    StoreUrl.Postgres url = postgres("postgresql://u:secret@h/db?sslpassword=hidden");

    assertThat(url.shown() + url).doesNotContain("secret", "hidden");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sqlite:x.db?mode=ro|unknown option \"mode\" in the store URL; known are max_page_count",
        "sqlite:x.db?max_pagecount=7|unknown option \"max_pagecount\"",
        "sqlite:x.db?max_pagecount=7|did you mean \"max_page_count\"?",
        "sqlite:x.db?max_page_count=many|expected max_page_count=N",
        "mysql://h/db|expected a store URL sqlite:PATH"
      })
  void otherUrlsAreRefused(String url, String message) {
    assertThatThrownBy(() -> StoreUrl.parse(url))
        .isInstanceOf(StoreOpenException.class)
        .hasMessageContaining(message);
  }
}
