package io.callbatch.adapter.json.mapping;

import io.callbatch.adapter.json.wire.AssociationJson;
import io.callbatch.adapter.json.wire.CallJson;
import io.callbatch.adapter.json.wire.PropertyHistoryJson;
import io.callbatch.domain.model.Association;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.PropertyHistory;
import java.util.List;
import org.mapstruct.Mapper;

/** Calls with their history, associations and warnings. */
@Mapper(config = JsonMapping.class)
public interface CallJsonMapper {

  /** Expects a wire record that was read without violations. */
  Call toDomain(CallJson call);

  /** Loses nothing. */
  CallJson toWire(Call call);

  /** The versions of one property. */
  List<PropertyHistory> historyToDomain(List<PropertyHistoryJson> versions);

  /** The versions of one property. */
  List<PropertyHistoryJson> historyToWire(List<PropertyHistory> versions);

  /** The associations with one object type. */
  List<Association> associationsToDomain(List<AssociationJson> associations);

  /** The associations with one object type. */
  List<AssociationJson> associationsToWire(List<Association> associations);
}
