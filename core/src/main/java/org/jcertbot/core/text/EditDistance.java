package org.jcertbot.core.text;

/** How many slips of the finger lie between two words: optimal string alignment. */
public final class EditDistance {
    private final String from;
    private final String to;
    private final int[][] cost;

    private EditDistance(String from, String to) {
        this.from = from;
        this.to = to;
        this.cost = new int[from.length() + 1][to.length() + 1];
    }

    /** Characters that were left out, put in or mistaken, and pairs of neighbours that changed places. */
    public static int between(String from, String to) {
        int prefix = 0;
        while (prefix < Math.min(from.length(), to.length()) && from.charAt(prefix) == to.charAt(prefix)) prefix++;
        int fromEnd = from.length();
        int toEnd = to.length();
        while (fromEnd > prefix && toEnd > prefix && from.charAt(fromEnd - 1) == to.charAt(toEnd - 1)) {
            fromEnd--;
            toEnd--;
        }
        return new EditDistance(from.substring(prefix, fromEnd), to.substring(prefix, toEnd)).compute();
    }

    private int compute() {
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) cost[i][j] = of(i, j);
        }
        return cost[from.length()][to.length()];
    }

    /** Between the first i characters of one word and the first j of the other. */
    private int of(int i, int j) {
        if (i == 0 || j == 0) return Math.max(i, j);
        int mistaken = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + mistaken);
        return isSwap(i, j) ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }

    private boolean isSwap(int i, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
