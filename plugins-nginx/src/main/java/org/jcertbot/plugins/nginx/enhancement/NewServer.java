package org.jcertbot.plugins.nginx.enhancement;

import java.util.ArrayList;
import java.util.List;
import org.jcertbot.plugins.nginx.edit.BlockLayout;
import org.jcertbot.plugins.nginx.edit.Marker;
import org.jcertbot.plugins.nginx.edit.NewDirective;
import org.jcertbot.plugins.nginx.edit.QuotedWords;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.syntax.Directive;

/** The text of a server that is laid out like another one. */
final class NewServer {
    private final BlockLayout layout;
    private final StringBuilder text = new StringBuilder();

    NewServer(Server model) {
        String source = model.file().document().text();
        Directive block = model.block().directive();
        this.layout = BlockLayout.of(source, block);
        String betweenNameAndBrace =
                source.substring(block.wordEnd(0), layout.body().open());
        boolean comment = !betweenNameAndBrace.isBlank();
        text.append(layout.outer())
                .append("server")
                .append(comment ? " " : betweenNameAndBrace)
                .append('{');
    }

    void addEmptyLine() {
        text.append(layout.separator());
    }

    /** One of ours, with the marker. */
    void addManaged(NewDirective directive) {
        text.append(layout.separator())
                .append(directive.text(layout.inner(), layout.unit(), layout.separator()))
                .append(Marker.SUFFIX);
    }

    /** One that was somewhere else; it is as much ours as it was there. */
    void addCopy(Located directive) {
        add(QuotedWords.header(directive), Marker.isOn(directive));
    }

    /** All names in one directive. */
    void addNames(List<Located> serverNames) {
        var names = new ArrayList<String>();
        for (Located directive : serverNames) names.addAll(QuotedWords.arguments(directive));
        if (!names.isEmpty()) add("server_name " + String.join(" ", names), false);
    }

    private void add(String header, boolean managed) {
        text.append(layout.separator())
                .append(layout.inner())
                .append(header)
                .append(';')
                .append(managed ? Marker.SUFFIX : "");
    }

    /** With its closing brace, without a line separator behind that. */
    @Override
    public String toString() {
        return text + layout.separator() + layout.outer() + "}";
    }
}
