package dev.synctrace.testkit.site;

/**
 * The web app with which a site writes to its tenant.
 *
 * @param appId application (client) id
 * @param applicationId object id of the app registration
 * @param principalId object id of the service principal: the actor of audits, the owner of groups
 * @param name display name
 */
public record SimulatedServerApp(
    String appId, String applicationId, String principalId, String name) {}
