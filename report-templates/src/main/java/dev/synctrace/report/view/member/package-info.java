/** Members of mappings as the report shows them. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.report.view.member;
