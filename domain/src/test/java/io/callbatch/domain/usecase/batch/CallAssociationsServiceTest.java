package io.callbatch.domain.usecase.batch;

import static io.callbatch.domain.usecase.batch.PortalFixture.CALLER;
import static io.callbatch.domain.usecase.batch.PortalFixture.OTHER;
import static io.callbatch.domain.usecase.batch.PortalFixture.PORTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.CallAssociationsUseCase.AssociationCommand;
import io.callbatch.domain.port.in.CallAssociationsUseCase.AssociationsCommand;
import io.callbatch.domain.port.in.CallAssociationsUseCase.Link;
import io.callbatch.domain.port.in.CallAssociationsUseCase.LinkedCalls;
import io.callbatch.domain.port.in.RequestIdReusedException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallAssociationsServiceTest {
  private static final AssociationSpec TO_CONTACT = spec(194);

  private final PortalFixture portal = new PortalFixture();

  private static AssociationSpec spec(int typeId) {
    return new AssociationSpec(AssociationCategory.HUBSPOT_DEFINED, typeId);
  }

  private static AssociationCommand command(
      String id, String type, String toId, AssociationSpec... types) {
    return new AssociationCommand(
        CALLER, Optional.empty(), new Link(id, type, toId, List.of(types)));
  }

  private List<CallAssociation> contacts(String id) {
    return portal.associations.list(PORTAL, id, "contacts").orElseThrow();
  }

  @Test
  void whatIsAddedIsThereOnceAndInOrder() {
    String id = portal.create();

    assertThat(portal.associations.add(command(id, "contacts", "9", TO_CONTACT))).isEmpty();
    assertThat(portal.associations.add(command(id, "contacts", "1", TO_CONTACT))).isEmpty();
    assertThat(portal.associations.add(command(id, "contacts", "9", TO_CONTACT))).isEmpty();
    assertThat(portal.associations.add(command(id, "tickets", "5", spec(220)))).isEmpty();

    assertThat(contacts(id))
        .containsExactly(
            new CallAssociation("contacts", "9", TO_CONTACT),
            new CallAssociation("contacts", "1", TO_CONTACT));
  }

  @Test
  void whatIsRemovedIsGone() {
    String id = portal.create();
    portal.associations.add(command(id, "contacts", "9", TO_CONTACT));
    portal.associations.add(command(id, "contacts", "1", TO_CONTACT));

    assertThat(portal.associations.remove(command(id, "contacts", "9", TO_CONTACT))).isEmpty();
    assertThat(portal.associations.remove(command(id, "contacts", "1"))).isEmpty();
    assertThat(portal.associations.remove(command(id, "contacts", "1"))).isEmpty();

    assertThat(contacts(id)).isEmpty();
  }

  @Test
  void theTypeMustLeadToThatKindOfRecord() {
    String id = portal.create();

    InputFailure unknown =
        portal.associations.add(command(id, "companies", "9", TO_CONTACT)).orElseThrow();
    InputFailure wrongWay =
        portal.associations.add(command(id, "contacts", "9", spec(193))).orElseThrow();
    InputFailure none = portal.associations.add(command(id, "contacts", "9")).orElseThrow();

    assertThat(unknown.message()).isEqualTo("One or more associations are invalid");
    assertThat(unknown.context().get("INVALID_ASSOCIATION_TYPE_ID"))
        .containsExactly("HUBSPOT_DEFINED=194 is not a valid association definition id");
    assertThat(wrongWay.message())
        .isEqualTo("invalid from object type 0-48 for associations to be created. expected: 0-1");
    assertThat(none.category()).isEqualTo(FailureCategory.VALIDATION_ERROR);
    assertThat(contacts(id)).isEmpty();
  }

  @Test
  void callsThatArentThereHaveNone() {
    String archived = portal.create();
    portal.archive(archived);

    for (String id : List.of("7", "abc", archived)) {
      assertThat(portal.associations.list(PORTAL, id, "contacts")).isEmpty();
      assertThat(portal.associations.add(command(id, "contacts", "9", TO_CONTACT)))
          .map(InputFailure::category)
          .contains(FailureCategory.OBJECT_NOT_FOUND);
      assertThat(portal.associations.remove(command(id, "contacts", "9")))
          .map(InputFailure::category)
          .contains(FailureCategory.OBJECT_NOT_FOUND);
    }
    assertThat(portal.associations.list(OTHER, portal.create(), "contacts")).isEmpty();
  }

  @Test
  void aRepeatedRequestDoesNothingTwice() {
    String id = portal.create();
    Optional<RequestId> request = Optional.of(new RequestId("r-1"));
    AssociationCommand add =
        new AssociationCommand(CALLER, request, new Link(id, "contacts", "9", List.of(TO_CONTACT)));
    portal.associations.add(add);
    portal.associations.remove(command(id, "contacts", "9"));

    assertThat(portal.associations.add(add)).isEmpty();

    assertThat(contacts(id)).isEmpty();
    assertThatThrownBy(() -> portal.associations.remove(add))
        .isInstanceOf(RequestIdReusedException.class);
  }

  @Test
  void linksOfABatchSucceedOrFailIndependently() {
    String first = portal.create();
    String second = portal.create();
    Optional<RequestId> request = Optional.of(new RequestId("links"));
    AssociationsCommand batch =
        new AssociationsCommand(
            CALLER,
            request,
            List.of(
                new Link(first, "contacts", "9", List.of(TO_CONTACT)),
                new Link("424242", "contacts", "9", List.of(TO_CONTACT)),
                new Link(second, "contacts", "9", List.of(TO_CONTACT)),
                new Link(first, "contacts", "10", List.of(TO_CONTACT)),
                new Link(first, "contacts", "11", List.of())));

    List<InputOutcome> outcomes = portal.associations.addAll(batch).outcomes();

    assertThat(outcomes)
        .extracting(outcome -> outcome instanceof InputOutcome.Done)
        .containsExactly(true, false, true, true, false);
    assertThat(portal.associations.addAll(batch).outcomes()).isEqualTo(outcomes);
    assertThat(contacts(first)).extracting(CallAssociation::toId).containsExactly("9", "10");
    assertThat(portal.associations.list(PORTAL, List.of(second, "424242", first), "contacts"))
        .containsOnlyKeys(first, second);
  }

  @Test
  void callsOfARecordComeByPages() {
    List<String> ids = IntStream.range(0, 3).mapToObj(_ -> portal.create()).toList();
    for (String id : ids) {
      portal.associations.add(command(id, "contacts", "9", TO_CONTACT));
    }
    portal.associations.add(command(portal.create(), "contacts", "10", TO_CONTACT));

    LinkedCalls first = portal.associations.calls(PORTAL, "contacts", "9", 0, 2);
    LinkedCalls second = portal.associations.calls(PORTAL, "contacts", "9", 2, 2);

    assertThat(first.more()).isTrue();
    assertThat(first.calls().keySet())
        .extracting(CallId::text)
        .containsExactly(ids.get(0), ids.get(1));
    assertThat(first.calls().values()).allMatch(types -> types.equals(List.of(TO_CONTACT)));
    assertThat(second.more()).isFalse();
    assertThat(second.calls().keySet()).extracting(CallId::text).containsExactly(ids.get(2));
    assertThat(portal.associations.calls(PORTAL, "companies", "9", 0, 2).calls()).isEmpty();
  }
}
