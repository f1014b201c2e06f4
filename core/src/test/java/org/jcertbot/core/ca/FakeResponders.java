package org.jcertbot.core.ca;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Responders that answer at once what they were told to. */
public final class FakeResponders implements RevocationResponders {
    private final List<RevocationQuery> questions = new CopyOnWriteArrayList<>();
    private volatile Function<RevocationQuery, RevocationAnswer> answer = query -> new RevocationAnswer.NotRevoked();

    /** From now on every answer is this one. */
    public FakeResponders answering(RevocationAnswer everyAnswer) {
        answer = query -> everyAnswer;
        return this;
    }

    /** What was asked, in order. */
    public List<RevocationQuery> questions() {
        return questions;
    }

    @Override
    public RevocationAnswer ask(RevocationQuery query, Duration limit) {
        questions.add(query);
        return answer.apply(query);
    }
}
