package io.callbatch.adapter.grpc.mapping;

import io.callbatch.domain.model.search.Filter;
import io.callbatch.domain.model.search.FilterGroup;
import io.callbatch.domain.model.search.FilterOperator;
import io.callbatch.domain.model.search.SearchQuery;
import io.callbatch.domain.model.search.Sort;
import io.callbatch.v1.SearchCallsRequest;
import io.callbatch.v1.SortDirection;
import java.util.Optional;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants;
import org.mapstruct.ValueMapping;
import org.mapstruct.factory.Mappers;

/** Searches; input only, so there is no way back. */
@Mapper(config = ProtoMapping.class)
public interface SearchProtoMapper {

  /** The mapper; it holds no state and is safe for use by several threads. */
  SearchProtoMapper INSTANCE = Mappers.getMapper(SearchProtoMapper.class);

  /** Expects a message that was checked: it has at most one sort. */
  default SearchQuery toDomain(SearchCallsRequest request) {
    return new SearchQuery(
        Optional.of(request.getQuery()).filter(query -> !query.isEmpty()),
        request.getFilterGroupsList().stream().map(this::toDomain).toList(),
        request.getSortsList().stream().map(this::toDomain).findFirst());
  }

  /** Expects a message that was checked. */
  FilterGroup toDomain(io.callbatch.v1.FilterGroup group);

  /** Expects a message that was checked. */
  @Mapping(target = "value", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "highValue", defaultExpression = ProtoMapping.ABSENT)
  Filter toDomain(io.callbatch.v1.Filter filter);

  /** Expects a message that was checked. */
  @Mapping(target = "descending", source = "direction")
  Sort toDomain(io.callbatch.v1.Sort sort);

  /** Whether the greatest comes first; a direction that isn't known is refused before. */
  default boolean descending(SortDirection direction) {
    return switch (direction) {
      case SORT_DIRECTION_UNSPECIFIED, SORT_DIRECTION_ASCENDING -> false;
      case SORT_DIRECTION_DESCENDING -> true;
      case UNRECOGNIZED -> throw new IllegalArgumentException("the direction is unknown");
    };
  }

  /** A filter without an operator is refused before it is mapped. */
  @ValueMapping(source = "FILTER_OPERATOR_EQ", target = "EQ")
  @ValueMapping(source = "FILTER_OPERATOR_NEQ", target = "NEQ")
  @ValueMapping(source = "FILTER_OPERATOR_LT", target = "LT")
  @ValueMapping(source = "FILTER_OPERATOR_LTE", target = "LTE")
  @ValueMapping(source = "FILTER_OPERATOR_GT", target = "GT")
  @ValueMapping(source = "FILTER_OPERATOR_GTE", target = "GTE")
  @ValueMapping(source = "FILTER_OPERATOR_BETWEEN", target = "BETWEEN")
  @ValueMapping(source = "FILTER_OPERATOR_IN", target = "IN")
  @ValueMapping(source = "FILTER_OPERATOR_NOT_IN", target = "NOT_IN")
  @ValueMapping(source = "FILTER_OPERATOR_HAS_PROPERTY", target = "HAS_PROPERTY")
  @ValueMapping(source = "FILTER_OPERATOR_NOT_HAS_PROPERTY", target = "NOT_HAS_PROPERTY")
  @ValueMapping(source = "FILTER_OPERATOR_CONTAINS_TOKEN", target = "CONTAINS_TOKEN")
  @ValueMapping(source = "FILTER_OPERATOR_NOT_CONTAINS_TOKEN", target = "NOT_CONTAINS_TOKEN")
  @ValueMapping(source = "FILTER_OPERATOR_UNSPECIFIED", target = MappingConstants.THROW_EXCEPTION)
  @ValueMapping(source = "UNRECOGNIZED", target = MappingConstants.THROW_EXCEPTION)
  FilterOperator toDomain(io.callbatch.v1.FilterOperator operator);
}
