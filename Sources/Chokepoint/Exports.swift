// Everything that a program needs, in one import. The modules can be imported one by one too.
@_exported import Analyses
@_exported import Figures
@_exported import InputOutput
@_exported import LinearAlgebra
@_exported import Products
@_exported import Providers
@_exported import Reporting
@_exported import Scenarios
@_exported import Shocks
@_exported import Sweeps
@_exported import TableStore
@_exported import Workspace
