# Answers of SyncTrace as objects, in Windows PowerShell 5.1 and PowerShell 7. Their properties are the keys of the JSON.
#
#   Import-Module .\powershell\SyncTrace
#   Get-SyncTraceVerdict -Case finance -Verdict NOT_SYNCED | Select-Object name, why, nextStep

Set-StrictMode -Version 2.0

# The program in the package around this module, else the one on the path.
function Get-Program {
  $package = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
  foreach ($name in @('synctrace.exe', 'synctrace.cmd', 'synctrace')) {
    $program = Join-Path $package $name
    if (Test-Path -LiteralPath $program -PathType Leaf) { return $program }
  }
  $found = @(Get-Command -Name 'synctrace' -CommandType Application -ErrorAction SilentlyContinue)
  if ($found.Count -eq 0) { throw 'synctrace was not found. Add its folder to PATH.' }
  return $found[0].Path
}

# Before version 7.3, PowerShell passes quotes in an argument on as they are, and the program loses them.
function Get-Argument([string] $Text) {
  if ($PSVersionTable.PSVersion -ge [version]'7.3') { return $Text }
  return ($Text -replace '(\\*)"', '$1$1\"') -replace '(\\+)$', '$1$1'
}

# Runs a command and passes on each line of its JSON as an object. Exit code 4 is that there is nothing.
function Invoke-Program([string[]] $Arguments) {
  $program = Get-Program
  $quoted = @($Arguments | ForEach-Object { Get-Argument $_ })
  $encoding = [System.Console]::OutputEncoding
  try {
    [System.Console]::OutputEncoding = New-Object System.Text.UTF8Encoding($false)
    & $program $quoted | ForEach-Object {
      if ($_ -ne '') { ConvertFrom-Json -InputObject $_ }
    }
  } finally {
    [System.Console]::OutputEncoding = $encoding
  }
  if ($LASTEXITCODE -ne 0 -and $LASTEXITCODE -ne 4) {
    Write-Error "synctrace ended with exit code $LASTEXITCODE."
  }
}

# The options that were given, each named as its parameter; an argument cannot be taken for an option.
function Get-Arguments([string] $Command, $Given, [string[]] $Options, [string] $Argument) {
  $Command
  '--format=ndjson'
  '--quiet'
  foreach ($name in $Options) {
    if ($Given.ContainsKey($name)) {
      foreach ($value in @($Given[$name])) {
        if ("$value" -ne '') { "--$($name.ToLowerInvariant())=$value" }
      }
    }
  }
  if ($Argument -ne '') {
    '--'
    $Argument
  }
}

<#
.SYNOPSIS
Returns the verdicts on members of a case, or on one device, user, group or collection.
.OUTPUTS
Objects with the properties groupId, collectionId, memberType, name, deviceId, objectId, smsId, resourceId, verdict, grade,
summary, why, rootCause, nextStep, inCollection, inGroup, expected, prediction, causes, steps, timeline, evidence, missing.
.EXAMPLE
Get-SyncTraceVerdict CLIENT-042 -Case finance
.EXAMPLE
Get-SyncTraceVerdict -Case finance -Verdict NOT_SYNCED | Select-Object name, why, nextStep
#>
function Get-SyncTraceVerdict {
  [CmdletBinding()]
  param(
    [Parameter(Position = 0)] [string] $Name = '',
    [string] $Case,
    [string] $Group,
    [string] $Collection,
    [string] $Verdict,
    [string] $At
  )
  Invoke-Program (Get-Arguments 'explain' $PSBoundParameters @('Case', 'Group', 'Collection', 'Verdict', 'At') $Name)
}

<#
.SYNOPSIS
Returns events of a case, oldest first; 100 without -Limit, all with -Limit 0.
.OUTPUTS
Objects with the properties time, zoneMinutes, source, machine, line, endLine, log, component, thread, severity, kind,
message, attributes, alsoIn.
.EXAMPLE
Search-SyncTrace 'severity:error' -Case finance -Since 2h
#>
function Search-SyncTrace {
  [CmdletBinding()]
  param(
    [Parameter(Position = 0)] [string] $Query = '',
    [string] $Case,
    [string] $Since,
    [string] $Until,
    [string[]] $Machine,
    [int] $Limit
  )
  Invoke-Program (Get-Arguments 'search' $PSBoundParameters @('Case', 'Since', 'Until', 'Machine', 'Limit') $Query)
}

<#
.SYNOPSIS
Returns tenant-attach actions of a case, or those with a task GUID, push ID, user or device.
.OUTPUTS
Objects with the properties taskGuid, pushId, taskId, taskType, templateId, userId, tenantId, action, user, outcome,
stoppedAt, why, nextStep, targets, reportedClients, failedClients, devices, steps, path, causes, lookNext, warnings, missing.
.EXAMPLE
Get-SyncTraceAction -Case actions | Where-Object outcome -eq 'FAILED'
#>
function Get-SyncTraceAction {
  [CmdletBinding()]
  param(
    [Parameter(Position = 0)] [string] $Id = '',
    [string] $Case
  )
  Invoke-Program (Get-Arguments 'trace' $PSBoundParameters @('Case') $Id)
}

Export-ModuleMember -Function @('Get-SyncTraceVerdict', 'Search-SyncTrace', 'Get-SyncTraceAction')
