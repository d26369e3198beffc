/** HubSpot's routes for the definitions of call properties and their groups. */
@NullMarked
package io.callbatch.adapter.json.hubspot.property;

import org.jspecify.annotations.NullMarked;
