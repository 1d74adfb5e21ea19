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

# An option is passed on with its value only where it is given; an argument cannot be taken for an option.
function Get-Arguments([string] $Command, $Options, [string] $Argument) {
  $Command
  '--format=ndjson'
  '--quiet'
  foreach ($name in $Options.Keys) {
    foreach ($value in @($Options[$name])) {
      if ($null -ne $value -and "$value" -ne '') { "$name=$value" }
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
.EXAMPLE
Get-SyncTraceVerdict CLIENT-042 -Case finance
#>
function Get-SyncTraceVerdict {
  [CmdletBinding()]
  param(
    [Parameter(Position = 0)] [string] $Name = '',
    [string] $Case = '',
    [string] $Group = '',
    [string] $Collection = '',
    [string] $Verdict = '',
    [string] $At = ''
  )
  $options = [ordered]@{
    '--case' = $Case
    '--group' = $Group
    '--collection' = $Collection
    '--verdict' = $Verdict
    '--at' = $At
  }
  Invoke-Program (Get-Arguments 'explain' $options $Name)
}

<#
.SYNOPSIS
Returns events of a case, oldest first.
.EXAMPLE
Search-SyncTrace 'severity:error' -Case finance -Since 2h
#>
function Search-SyncTrace {
  [CmdletBinding()]
  param(
    [Parameter(Position = 0)] [string] $Query = '',
    [string] $Case = '',
    [string] $Since = '',
    [string] $Until = '',
    [string[]] $Machine = @(),
    [int] $Limit = 100
  )
  $options = [ordered]@{
    '--case' = $Case
    '--since' = $Since
    '--until' = $Until
    '--machine' = $Machine
    '--limit' = $Limit
  }
  Invoke-Program (Get-Arguments 'search' $options $Query)
}

<#
.SYNOPSIS
Returns tenant-attach actions of a case, or those with a task GUID, push ID, user or device.
.EXAMPLE
Get-SyncTraceAction -Case actions | Where-Object outcome -eq 'FAILED'
#>
function Get-SyncTraceAction {
  [CmdletBinding()]
  param(
    [Parameter(Position = 0)] [string] $Id = '',
    [string] $Case = ''
  )
  $options = [ordered]@{ '--case' = $Case }
  Invoke-Program (Get-Arguments 'trace' $options $Id)
}

Export-ModuleMember -Function @('Get-SyncTraceVerdict', 'Search-SyncTrace', 'Get-SyncTraceAction')
