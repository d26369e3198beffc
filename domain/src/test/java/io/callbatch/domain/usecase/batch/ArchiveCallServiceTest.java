package io.callbatch.domain.usecase.batch;

import static io.callbatch.domain.usecase.batch.PortalFixture.CALLER;
import static io.callbatch.domain.usecase.batch.PortalFixture.patch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.port.in.ArchiveCallUseCase.ArchiveCallCommand;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.RequestIdReusedException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Archiving by a unique value. */
class ArchiveCallServiceTest {
  private final PortalFixture portal = new PortalFixture();

  @Test
  void archivesTheCallThatHasTheValue() {
    String id = portal.create("pbx_id", "p-1");
    String other = portal.create("pbx_id", "p-2");
    archive("", "pbx_id", "p-1");
    assertThat(portal.isLive(id)).isFalse();
    assertThat(portal.isLive(other)).isTrue();
  }

  @Test
  void isDoneWhereNoCallHasTheValue() {
    portal.create("pbx_id", "p-1");
    archive("", "pbx_id", "p-9");
    assertThat(portal.liveCalls()).isEqualTo(1);
  }

  @Test
  void takesTheIdForAUniqueValueToo() {
    String id = portal.create();
    archive("", "hs_object_id", id);
    assertThat(portal.isLive(id)).isFalse();
  }

  @Test
  void aRepeatedRequestLeavesTheNextHolderOfTheValueAlone() {
    String first = portal.create("pbx_id", "p-1");
    archive("r", "pbx_id", "p-1");
    String second = portal.create("pbx_id", "p-1");
    archive("r", "pbx_id", "p-1");
    assertThat(portal.isLive(first)).isFalse();
    assertThat(portal.isLive(second)).isTrue();
  }

  @Test
  void theRequestIdIsRefusedForAnotherValueAlsoWhereNothingWasThere() {
    archive("r", "pbx_id", "p-1");
    assertThatThrownBy(() -> archive("r", "pbx_id", "p-2"))
        .isInstanceOf(RequestIdReusedException.class);
    assertThatThrownBy(() -> portal.run("r", new BatchOperation.Archive(List.of("7"))))
        .isInstanceOf(RequestIdReusedException.class);
  }

  @Test
  void aValueThatHasMovedIsTheNewHolders() {
    String first = portal.create("pbx_id", "p-1");
    portal.run(new BatchOperation.Update(List.of(patch(first, "pbx_id", "p-2"))));
    String second = portal.create("pbx_id", "p-1");
    archive("", "pbx_id", "p-1");
    assertThat(portal.isLive(first)).isTrue();
    assertThat(portal.isLive(second)).isFalse();
  }

  @Test
  void isRefusedForAPropertyWithoutUniqueValues() {
    assertThatThrownBy(() -> archive("", "hs_call_title", "x"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("expected a property with unique values, found hs_call_title");
  }

  private void archive(String requestId, String idProperty, String value) {
    Optional<RequestId> id =
        requestId.isEmpty() ? Optional.empty() : Optional.of(new RequestId(requestId));
    portal.archive.archive(new ArchiveCallCommand(CALLER, id, idProperty, value));
  }
}
