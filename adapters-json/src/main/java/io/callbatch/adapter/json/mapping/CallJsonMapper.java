package io.callbatch.adapter.json.mapping;

import io.callbatch.adapter.json.wire.AssociationJson;
import io.callbatch.adapter.json.wire.AssociationListJson;
import io.callbatch.adapter.json.wire.CallJson;
import io.callbatch.adapter.json.wire.PropertyHistoryJson;
import io.callbatch.domain.model.Association;
import io.callbatch.domain.model.AssociationList;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.PropertyHistory;
import java.util.List;
import java.util.Map;
import org.mapstruct.Mapper;

/** Calls with their history, associations and warnings. */
@Mapper(config = JsonMapping.class)
public interface CallJsonMapper {

  /** Expects a wire record that was read without violations. */
  Call toDomain(CallJson call);

  /** Loses nothing. */
  CallJson toWire(Call call);

  /** One version of a property. */
  PropertyHistory toDomain(PropertyHistoryJson version);

  /** One version of a property. */
  PropertyHistoryJson toWire(PropertyHistory version);

  /** The associations with one object type. */
  AssociationList toDomain(AssociationListJson associations);

  /** The associations with one object type. */
  AssociationListJson toWire(AssociationList associations);

  /** One association. */
  Association toDomain(AssociationJson association);

  /** One association. */
  AssociationJson toWire(Association association);

  /** Property to versions; MapStruct would put them into a map that is copied once more. */
  default Map<String, List<PropertyHistory>> historyToDomain(
      Map<String, List<PropertyHistoryJson>> history) {
    return OrderedMap.mapValues(history, versions -> JsonValues.list(versions, this::toDomain));
  }

  /** Property to versions. */
  default Map<String, List<PropertyHistoryJson>> historyToWire(
      Map<String, List<PropertyHistory>> history) {
    return OrderedMap.mapValues(history, versions -> JsonValues.list(versions, this::toWire));
  }

  /** Object type to associations; MapStruct would put them into a map that is copied once more. */
  default Map<String, AssociationList> associationsToDomain(
      Map<String, AssociationListJson> associations) {
    return OrderedMap.mapValues(associations, this::toDomain);
  }

  /** Object type to associations. */
  default Map<String, AssociationListJson> associationsToWire(
      Map<String, AssociationList> associations) {
    return OrderedMap.mapValues(associations, this::toWire);
  }
}
