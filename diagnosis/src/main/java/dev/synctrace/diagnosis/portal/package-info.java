/** What a text of the admin center can mean, checked against the case. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.portal;
