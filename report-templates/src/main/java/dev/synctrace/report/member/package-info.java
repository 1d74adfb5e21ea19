/**
 * The members on their way into the page: judged once, counted, the worst of them kept for the
 * first screen, all of them written to a file as compact data. Memory does not grow with them.
 */
@NullMarked
package dev.synctrace.report.member;

import org.jspecify.annotations.NullMarked;
