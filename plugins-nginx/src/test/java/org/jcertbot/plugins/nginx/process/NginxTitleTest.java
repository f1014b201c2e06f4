package org.jcertbot.plugins.nginx.process;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jcertbot.core.process.RunningProcess;
import org.junit.jupiter.api.Test;

final class NginxTitleTest {
    @Test
    void tellsMastersFromOtherProcesses() {
        assertTrue(NginxTitle.isMaster(process("nginx: master process nginx -c /a/nginx.conf")));
        assertTrue(NginxTitle.isMaster(process("angie: master process angie")));
        assertFalse(NginxTitle.isMaster(process("vi nginx: master process")));
    }

    @Test
    void tellsWorkersThatAcceptConnectionsFromOthers() {
        assertTrue(NginxTitle.isAcceptingWorker(process("nginx: worker process")));
        assertFalse(NginxTitle.isAcceptingWorker(process("nginx: worker process is shutting down")));
        assertFalse(NginxTitle.isAcceptingWorker(process("nginx: cache manager process")));
    }

    private static RunningProcess process(String title) {
        return new RunningProcess(1, 1, "x", title);
    }
}
