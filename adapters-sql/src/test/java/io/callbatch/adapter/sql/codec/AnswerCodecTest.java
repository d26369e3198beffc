package io.callbatch.adapter.sql.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.Association;
import io.callbatch.domain.model.AssociationList;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.CallWarning;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.testing.BatchGenerator;
import io.callbatch.domain.testing.FullDocument;
import io.callbatch.domain.testing.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerCodecTest {

  @Test
  void givesBackEveryComponentOfACallAndOfAFailure() {
    Samples.check(
        "outcomes as bytes",
        500,
        random -> {
          BatchGenerator batches = BatchGenerator.legal(random);
          assertComesBack(batches.next().results());
        });
    assertComesBack(FullDocument.batch().results());
    assertComesBack(FullDocument.withEmptiedParts().results());
    InputOutcome failed =
        new InputOutcome.Failed(
            7,
            new InputFailure(
                FailureCategory.CONFLICT,
                "taken",
                Map.of("ids", List.of("1", "2")),
                List.of(
                    FullDocument.batch().errors().getFirst().errors().getFirst(),
                    FullDocument.withEmptiedParts().errors().getLast().errors().getFirst())));
    assertThat(AnswerCodec.decodeOutcomes(AnswerCodec.encode(List.of(failed))))
        .containsExactly(failed);
  }

  private static void assertComesBack(List<Call> calls) {
    List<InputOutcome> outcomes = new ArrayList<>();
    calls.forEach(call -> outcomes.add(new InputOutcome.Done(outcomes.size(), Optional.of(call))));

    assertThat(AnswerCodec.decodeOutcomes(AnswerCodec.encode(outcomes))).isEqualTo(outcomes);
  }

  @Test
  void readsAnswersOfTheFirstForm() {
    Instant noon = Instant.parse("2026-03-12T12:00:00Z");
    BlobWriter out = new BlobWriter();
    out.number(1); // form
    out.number(1); // outcomes
    out.number(3); // index of the input
    out.flag(true); // done
    out.flag(true); // a call
    out.text("9");
    out.texts(Map.of("a", "b"));
    out.number(0); // properties without a value
    out.number(0); // properties with history
    out.instant(noon);
    out.instant(noon);
    out.flag(false); // archived
    out.flag(false); // archived at
    out.flag(false); // url
    out.flag(false); // trace id
    out.flag(false); // new
    out.number(1); // associations
    out.text("contacts");
    out.number(1);
    out.text("901");
    out.text("call_to_contact");
    out.number(1); // warnings
    out.text("category");
    out.text("message");
    out.texts(Map.of("c", "d"));
    out.texts(Map.of("x", "1"));

    assertThat(AnswerCodec.decodeOutcomes(out.toBytes()))
        .containsExactly(
            new InputOutcome.Done(
                3,
                Optional.of(
                    new Call(
                        "9",
                        Map.of("a", "b"),
                        List.of(),
                        Map.of(),
                        noon,
                        noon,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(
                            "contacts",
                            new AssociationList(
                                List.of(new Association("901", "call_to_contact", Map.of())),
                                Map.of())),
                        List.of(
                            new CallWarning(
                                "category", "message", Map.of("c", "d"), Map.of(), List.of())),
                        Map.of("x", "1"),
                        List.of()))));
  }

  @Test
  void refusesAFormOfALaterVersion() {
    BlobWriter out = new BlobWriter();
    out.number(99);

    assertThatThrownBy(() -> AnswerCodec.decodeOutcomes(out.toBytes()))
        .isInstanceOf(DamagedBlobException.class)
        .hasMessageContaining("form 99");
  }
}
