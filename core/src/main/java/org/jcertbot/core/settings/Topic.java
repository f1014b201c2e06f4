package org.jcertbot.core.settings;

/**
 * A help topic: a group of options by subject, a verb, or a plugin.
 *
 * @param name as it follows {@code --help}; {@code *} for options that every verb shares
 */
public record Topic(String name) {
    public static final Topic COMMON = new Topic("*");
    public static final Topic AUTOMATION = new Topic("automation");
    public static final Topic SECURITY = new Topic("security");
    public static final Topic TESTING = new Topic("testing");
    public static final Topic PATHS = new Topic("paths");
    public static final Topic MANAGE = new Topic("manage");
    public static final Topic PLUGINS = new Topic("plugins");
    public static final Topic RUN = new Topic("run");
    public static final Topic CERTONLY = new Topic("certonly");
    public static final Topic RENEW = new Topic("renew");
    public static final Topic INSTALL = new Topic("install");
    public static final Topic ENHANCE = new Topic("enhance");
    public static final Topic CERTIFICATES = new Topic("certificates");
    public static final Topic DELETE = new Topic("delete");
    public static final Topic REVOKE = new Topic("revoke");
    public static final Topic REGISTER = new Topic("register");
    public static final Topic UPDATE_ACCOUNT = new Topic("update_account");
    public static final Topic SHOW_ACCOUNT = new Topic("show_account");
    public static final Topic UNREGISTER = new Topic("unregister");
    public static final Topic ROLLBACK = new Topic("rollback");
    public static final Topic RECONFIGURE = new Topic("reconfigure");

    /** The topic of a plugin's own options, such as {@code webroot}. */
    public static Topic ofPlugin(String pluginName) {
        return new Topic(pluginName);
    }
}
