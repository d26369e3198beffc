package io.callbatch.adapter.json.write;

/** How the JSON text of unknown members is put out. */
enum UnknownMembers {
  /** Byte for byte. */
  AS_THEY_ARE {
    @Override
    String text(String json) {
      return json;
    }
  },
  /** With spaces for line breaks, which in JSON text are white space between tokens. */
  ON_ONE_LINE {
    @Override
    String text(String json) {
      return json.replace('\n', ' ').replace('\r', ' ');
    }
  };

  abstract String text(String json);
}
