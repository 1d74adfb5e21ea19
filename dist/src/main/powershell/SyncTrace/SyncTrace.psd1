@{
  RootModule = 'SyncTrace.psm1'
  ModuleVersion = '0.1.0'
  GUID = 'b1f4c4de-6d0a-4c3c-9d0e-2f6f7d6a51c8'
  Author = 'SyncTrace contributors'
  Copyright = '(c) SyncTrace contributors. Apache License 2.0.'
  Description = 'Verdicts, events and actions of a SyncTrace case as objects.'
  PowerShellVersion = '5.1'
  FunctionsToExport = @('Get-SyncTraceVerdict', 'Search-SyncTrace', 'Get-SyncTraceAction')
  CmdletsToExport = @()
  VariablesToExport = @()
  AliasesToExport = @()
}
