package org.jcertbot.core.proof;

import java.util.List;
import org.jcertbot.core.ca.CaOrder;
import org.jcertbot.core.ca.OrderState;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.time.Poll;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An order is asked whether all of its authorizations are valid (RFC 8555 section 7.1.6). Its authorizations have to be
 * asked when it fails, to know which of them did, and when it does not know for long: some authorities settle their orders
 * late. Asked by one thread at a time.
 */
final class OrderQuestion implements Question {
    private static final Logger LOG = LoggerFactory.getLogger(OrderQuestion.class);

    /** With the usual pauses this takes ten seconds. An authority that says when to ask again is asked as often as that. */
    private static final int MOST_TIMES = 10;

    private final CaOrder order;
    private final List<AuthorizationQuestion> parts;
    private int times;

    OrderQuestion(CaOrder order, List<AuthorizationQuestion> parts) {
        this.order = order;
        this.parts = parts;
    }

    @Override
    public Poll<Findings> ask() throws InterruptedException {
        try {
            OrderState state = order.fetchState();
            return switch (state.status()) {
                case PENDING ->
                    state.retryAfter().isPresent() || ++times < MOST_TIMES
                            ? new Poll.NotYet<>(state.retryAfter())
                            : Poll.done(late());
                case READY, PROCESSING, VALID -> Poll.done(allValid());
                case INVALID -> Poll.done(late());
            };
        } catch (CertbotException unknown) {
            LOG.debug("The order does not say how far it is: {}", unknown.getMessage());
            return Poll.done(late());
        }
    }

    private Findings allValid() {
        return new Findings(parts.stream().map(part -> part.proof().valid()).toList(), List.of());
    }

    @Override
    public Findings late() {
        return new Findings(List.of(), parts);
    }
}
