package org.jcertbot.core.issuance;

import java.util.List;
import org.jcertbot.core.ca.CaAuthorization;
import org.jcertbot.core.ca.CaOrder;

/** An order and its authorizations, as the authority gave them. */
record PlacedOrder(CaOrder order, List<CaAuthorization> authorizations) {}
