/** What the case holds on one subject: a member, a mapping, the site. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.context;
