package io.callbatch.domain.usecase.batch;

import static io.callbatch.domain.usecase.batch.PortalFixture.NOON;
import static io.callbatch.domain.usecase.batch.PortalFixture.done;
import static io.callbatch.domain.usecase.batch.PortalFixture.failure;
import static io.callbatch.domain.usecase.batch.PortalFixture.map;
import static io.callbatch.domain.usecase.batch.PortalFixture.patch;
import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.PropertyHistory;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadCallsTest {
  private static final String UNKNOWN = "123456789012";

  private final PortalFixture portal = new PortalFixture();

  private List<InputOutcome> update(CallPatch... patches) {
    return portal.run(new BatchOperation.Update(List.of(patches)));
  }

  private List<InputOutcome> read(Optional<String> idProperty, Selection shown, String... ids) {
    return portal.run(new BatchOperation.Read(List.of(ids), idProperty, shown));
  }

  private List<InputOutcome> read(String... ids) {
    return read(Optional.empty(), Selection.PLAIN, ids);
  }

  @Test
  void eachInputHasItsOwnResult() {
    String first = portal.create();
    String second = portal.create();

    List<InputOutcome> outcomes = read(second, UNKNOWN, "abc", first, "-1", second, "0", "");

    assertThat(outcomes).extracting(InputOutcome::input).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(done(outcomes.get(0)).id()).isEqualTo(second);
    assertThat(done(outcomes.get(3)).id()).isEqualTo(first);
    assertThat(done(outcomes.get(5)).id()).isEqualTo(second);
    assertThat(List.of(1, 2, 4, 6, 7))
        .allSatisfy(i ->
            assertThat(failure(outcomes.get(i)).category())
                .isEqualTo(FailureCategory.OBJECT_NOT_FOUND));
    assertThat(failure(outcomes.get(2)))
        .isEqualTo(
            new InputFailure(
                FailureCategory.OBJECT_NOT_FOUND,
                "Could not get some CALL objects, they may be deleted or not exist. Check that"
                    + " ids are valid.",
                Map.of("ids", List.of("abc")),
                List.of()));
  }

  @Test
  void whatWasAskedForIsShownAndWhatIsUnknownLeftOut() {
    String id = portal.create("hs_call_title", "a");
    Selection selection =
        new Selection(
            List.of("hs_call_title", "hs_call_body", "nonsense"), List.of(), List.of(), false);

    Call call = done(read(Optional.empty(), selection, id).getFirst());

    assertThat(call.properties())
        .containsExactlyEntriesOf(
            map(
                "hs_call_title", "a",
                "hs_createdate", "2026-03-12T12:00:00Z",
                "hs_lastmodifieddate", "2026-03-12T12:00:00Z",
                "hs_object_id", id));
    assertThat(call.nullProperties()).containsExactly("hs_call_body");
    assertThat(call.propertiesWithHistory()).isEmpty();
  }

  @Test
  void historyIsNewestFirstAndNamesItsSource() {
    String id = portal.create("hs_call_title", "a");
    portal.clock.advance(Duration.ofSeconds(1));
    update(patch(id, "hs_call_title", ""));
    portal.clock.advance(Duration.ofSeconds(1));
    update(patch(id, "hs_call_title", "b"));

    Call call = portal.read(id, "hs_call_title", "hs_call_body", "nonsense");

    assertThat(call.properties()).containsEntry("hs_call_title", "b");
    assertThat(call.propertiesWithHistory())
        .isEqualTo(
            Map.of(
                "hs_call_title", List.of(version("b", 2), version("", 1), version("a", 0)),
                "hs_call_body", List.of()));
  }

  private static PropertyHistory version(String value, int second) {
    return new PropertyHistory(
        Optional.of(value),
        Optional.of(NOON.plusSeconds(second)),
        Optional.of("INTEGRATION"),
        Optional.of("tests"),
        Optional.of("Tests"),
        Optional.of(7L),
        Map.of());
  }

  @Test
  void archivedCallsAreSeenOnlyAmongTheArchived() {
    String archived = portal.create();
    String live = portal.create();
    portal.clock.advance(Duration.ofSeconds(1));
    portal.archive(archived);

    assertThat(failure(read(archived).getFirst()).category())
        .isEqualTo(FailureCategory.OBJECT_NOT_FOUND);
    Selection among = new Selection(List.of(), List.of(), List.of(), true);
    List<InputOutcome> outcomes = read(Optional.empty(), among, archived, live);
    assertThat(done(outcomes.get(0)).archived()).isTrue();
    assertThat(done(outcomes.get(0)).archivedAt()).contains(NOON.plusSeconds(1));
    assertThat(failure(outcomes.get(1)).category()).isEqualTo(FailureCategory.OBJECT_NOT_FOUND);
  }

  @Test
  void callsAreFoundByAUniqueProperty() {
    String id = portal.create("pbx_id", "a");
    Optional<String> byPbxId = Optional.of("pbx_id");

    List<InputOutcome> outcomes = read(byPbxId, Selection.PLAIN, "b", "a", id, "");

    assertThat(done(outcomes.get(1)).id()).isEqualTo(id);
    assertThat(List.of(0, 2, 3))
        .allSatisfy(i ->
            assertThat(failure(outcomes.get(i)).category())
                .isEqualTo(FailureCategory.OBJECT_NOT_FOUND));
    assertThat(done(read(Optional.of("hs_object_id"), Selection.PLAIN, id).getFirst()).id())
        .isEqualTo(id);
  }

  @Test
  void byAPropertyThatIsntUniqueEachInputFails() {
    portal.create("hs_call_title", "a");
    assertThat(read(Optional.of("hs_call_title"), Selection.PLAIN, "a", "b"))
        .allSatisfy(outcome ->
            assertThat(failure(outcome).message())
                .isEqualTo("Unable to perform read by non-unique 0-48 property hs_call_title"));
  }
}
