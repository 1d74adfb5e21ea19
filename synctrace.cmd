@echo off
rem Starts SyncTrace where synctrace.exe cannot be used: finds a JDK of 25 or newer, builds on first
rem use in a checkout, runs. Arguments are never read here, so that no character in them counts.
setlocal EnableExtensions DisableDelayedExpansion
set "OLDEST_JAVA=25"
set "ST_HOME=%~dp0"
set "ST_JAVA="

for %%J in ("%ST_HOME%runtime" "%JAVA_HOME%" "%JAVA25_HOME%") do if not defined ST_JAVA call :consider "%%~J"
if not defined ST_JAVA for /f "delims=" %%P in ('where java 2^>nul') do if not defined ST_JAVA call :consider "%%~dpP.."
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks") do (
  if not defined ST_JAVA if exist "%%~R" for /d %%D in ("%%~R\*") do if not defined ST_JAVA call :consider "%%~D"
)
if not defined ST_JAVA (
  echo synctrace: needs Java %OLDEST_JAVA% or newer: install a JDK %OLDEST_JAVA% ^(for example Eclipse Temurin^) or set JAVA_HOME to one 1>&2
  exit /b 1
)

set "ST_LIB=%ST_HOME%lib"
set "ST_GRAPH=%ST_HOME%lib\graph"
set "ST_OPENSEARCH=%ST_HOME%lib\opensearch"
set "ST_MCP=%ST_HOME%lib\mcp"
if exist "%ST_LIB%" goto run
set "ST_LIB=%ST_HOME%cli\target\lib"
set "ST_GRAPH=%ST_HOME%graph\sdk\target\lib"
set "ST_OPENSEARCH=%ST_HOME%opensearch\target\lib"
set "ST_MCP=%ST_HOME%mcp\target\lib"
if exist "%ST_LIB%" goto run
where mvn >nul 2>nul || (
  echo synctrace: this is a checkout and needs Maven to build itself: install Maven 3.8 or newer 1>&2
  exit /b 1
)
echo synctrace: building ^(once, some minutes^) ... 1>&2
if not exist "%ST_HOME%cli\target" mkdir "%ST_HOME%cli\target"
set "JAVA_HOME=%ST_JAVA%"
call mvn -q -B -f "%ST_HOME%pom.xml" -pl cli -am -DskipTests package >"%ST_HOME%cli\target\build.log" 2>&1 || (
  echo synctrace: the build failed: see %ST_HOME%cli\target\build.log 1>&2
  exit /b 1
)

:run
"%ST_JAVA%\bin\java" -XX:+UseSerialGC -XX:NewRatio=1 -XX:FreqInlineSize=150 -XX:InlineSmallCode=1200 --enable-native-access=ALL-UNNAMED -Dsynctrace.graph="%ST_GRAPH%" -Dsynctrace.opensearch="%ST_OPENSEARCH%" -Dsynctrace.mcp="%ST_MCP%" %SYNCTRACE_OPTS% -cp "%ST_LIB%\*" dev.synctrace.cli.Main %*
exit /b %ERRORLEVEL%

:consider
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "usebackq tokens=1,2 delims==" %%K in ("%~1\release") do if "%%K"=="JAVA_VERSION" (
  for /f "tokens=1 delims=.+-" %%V in ("%%~L") do if %%V GEQ %OLDEST_JAVA% set "ST_JAVA=%~1"
)
exit /b 0
