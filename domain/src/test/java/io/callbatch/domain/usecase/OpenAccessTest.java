package io.callbatch.domain.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.port.in.TokenAccess.Access;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenAccessTest {
  @Test
  void letsEverybodyDoEverythingAsOneCaller() {
    Caller caller = new Caller(new PortalId("default"), ChangeSource.integration("callbatch"));
    OpenAccess open = new OpenAccess(caller);
    Access all = new Access(caller, Set.of(Scope.values()));

    assertThat(open.resolve(Optional.empty())).contains(all);
    assertThat(open.resolve(Optional.of("any"))).contains(all);
  }
}
