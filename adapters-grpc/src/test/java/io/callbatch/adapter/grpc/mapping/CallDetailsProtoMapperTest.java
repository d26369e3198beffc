package io.callbatch.adapter.grpc.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import io.callbatch.domain.model.CallDirection;
import io.callbatch.domain.model.CallStatus;
import io.callbatch.v1.CallDetails;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallDetailsProtoMapperTest {
  @Test
  void givesDurationsAndTimestampsAsMessages() {
    CallDetails details = Calls.withDetails().getDetails();

    assertThat(details.getDuration())
        .isEqualTo(Duration.newBuilder().setSeconds(1800).setNanos(500_000_000).build());
    assertThat(details.getTimestamp())
        .isEqualTo(Timestamp.newBuilder().setSeconds(1_705_314_600).setNanos(250_000_000).build());
    assertThat(details.getOwnerId()).isEqualTo("11349275740");
  }

  @Test
  void leavesUnsetWhatDoesNotParse() {
    CallDetails details =
        Calls.mapped(
                Map.of(
                    "hs_call_direction",
                    "SIDEWAYS",
                    "hs_call_status",
                    "",
                    "hs_call_duration",
                    "long",
                    "hs_timestamp",
                    "soon"))
            .getDetails();

    assertThat(details).isEqualTo(CallDetails.getDefaultInstance());
  }

  @ParameterizedTest
  @EnumSource
  void knowsEveryDirection(CallDirection direction) {
    CallDetails details = Calls.mapped(Map.of("hs_call_direction", direction.name())).getDetails();

    assertThat(details.getDirection().name()).endsWith("_" + direction.name());
  }

  @ParameterizedTest
  @EnumSource
  void knowsEveryStatus(CallStatus status) {
    CallDetails details = Calls.mapped(Map.of("hs_call_status", status.name())).getDetails();

    assertThat(details.getStatus().name()).endsWith("_" + status.name());
  }
}
